import { v7 } from "uuid";

/** A UUIDv7 (RFC 9562, section 5.7). This process's own only grow, also within a millisecond and when the clock steps back. */
export const uuidV7 = (): string => v7();

/**
 * A UUIDv7 of exactly this time, milliseconds since 1970, so that an event's id and its `at` say the same. The other 74 bits are
 * random: ids of one millisecond stand in no order.
 */
export const uuidV7At = (time: number): string => v7({ msecs: time });

/** The time that a UUIDv7 says, milliseconds since 1970. */
export const timeOfUuidV7 = (id: string): number =>
  Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
