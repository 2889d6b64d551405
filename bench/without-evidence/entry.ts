import type { NewEvent, Recorded, RecordedEvent } from "../../audit/event.ts";

// Stands in for audit/entry.ts: an event is kept as plain JSON, in whatever order its members come, and nothing is hashed.

export class EntryRefused extends Error {
  readonly code: "not-json" | "too-large";

  constructor(code: EntryRefused["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EntryRefused";
    this.code = code;
  }
}

export const canonicalBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

export const encodeEntry = (event: RecordedEvent): Buffer => canonicalBytes(event);

export function decodeEntry<E extends NewEvent>(entry: Uint8Array | string): Recorded<E> {
  const event: Recorded<E> = JSON.parse(
    typeof entry === "string" ? entry : Buffer.from(entry).toString("utf8"),
  );
  return event;
}

const NOTHING = Buffer.alloc(0);

export const leafHash = (_entry: Uint8Array): Buffer => NOTHING;

export const leafHex = (_entry: Uint8Array): string => "";
