import { randomBytes, randomFillSync } from "node:crypto";

const BYTES = 10;
const COUNTER_LIMIT = 0x1000;

/**
 * A generator of UUIDv7 (RFC 9562, section 5.7) whose values only grow, also within a millisecond and when the clock
 * steps back: `rand_a` is a counter that starts at a random value below 2048 (section 6.2, method 1), and the timestamp
 * runs ahead of the clock when it overflows. The other 62 bits are random.
 */
export function createUuidV7(now: () => number = Date.now): () => string {
  const pool = Buffer.allocUnsafe(BYTES * 256);
  let offset = pool.length;
  let timestamp = 0;
  let counter = 0;

  return () => {
    if (offset === pool.length) {
      randomFillSync(pool);
      offset = 0;
    }
    const random = pool.subarray(offset, offset + BYTES);
    offset += BYTES;

    const clock = now();
    if (clock > timestamp) {
      timestamp = clock;
      counter = random.readUInt16BE(0) & 0x7ff;
    } else if (++counter === COUNTER_LIMIT) {
      timestamp += 1;
      counter = random.readUInt16BE(0) & 0x7ff;
    }
    random.writeUInt8((random.readUInt8(2) & 0x3f) | 0x80, 2);
    const time = timestamp.toString(16).padStart(12, "0");
    const tail = random.toString("hex", 2);
    return `${time.slice(0, 8)}-${time.slice(8)}-${(0x7000 | counter).toString(16)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}

/** This process's own generator. */
export const uuidV7 = createUuidV7();

/**
 * A UUIDv7 of exactly this time, milliseconds since 1970, so that an event's id and its `at` say the same. The other 74 bits are
 * random: ids of one millisecond stand in no order.
 */
export const uuidV7At = (time: number): string => {
  const head = time.toString(16).padStart(12, "0");
  const tail = randomBytes(BYTES);
  tail.writeUInt8((tail.readUInt8(2) & 0x3f) | 0x80, 2);
  const rest = tail.toString("hex", 2);
  const first = (0x7000 | (tail.readUInt16BE(0) & 0xfff)).toString(16);
  return `${head.slice(0, 8)}-${head.slice(8)}-${first}-${rest.slice(0, 4)}-${rest.slice(4)}`;
};

/** The time that a UUIDv7 says, milliseconds since 1970. */
export const timeOfUuidV7 = (id: string): number =>
  Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
