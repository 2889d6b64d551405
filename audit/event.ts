import type { JsonObject } from "./json.ts";

/** Who acts: a pseudonym, the capacity, and the door they came through. The record does not know which there are. */
export type EventActor = { readonly id: string; readonly role: string; readonly via: string };

/**
 * An event before it has a place. `at`: when it was recorded, ISO 8601 UTC with milliseconds. `data` holds pseudonyms,
 * public values and commitments, nothing personal: it is hashed for ever.
 */
export type NewEvent = {
  readonly type: string;
  readonly data: JsonObject;
  readonly actor: EventActor;
  readonly assurance?: string;
  readonly at: string;
};

/** An event in its place: `version` counts from 1 in its run; `id` and `run` are UUIDv7, and the id's time is `at`. */
export type Recorded<E extends NewEvent> = E & {
  readonly id: string;
  readonly run: string;
  readonly version: number;
  readonly schema: 1;
};

export type RecordedEvent = Recorded<NewEvent>;

/** Gives events their places: the first has version `after + 1`. @param nextId makes an id of a time, milliseconds since 1970. */
export const place = <E extends NewEvent>(
  run: string,
  after: number,
  events: readonly E[],
  nextId: (time: number) => string,
): readonly Recorded<E>[] =>
  events.map((event, index) => ({
    ...event,
    id: nextId(Date.parse(event.at)),
    run,
    version: after + index + 1,
    schema: 1,
  }));
