import { randomBytes } from "node:crypto";
import type { SealedValue } from "../../audit/commitment.ts";
import type { JsonValue } from "../../audit/json.ts";

// Stands in for audit/commitment.ts: a text still stands apart, so that it can be erased, but under a number that says
// nothing of it.

const NO_KEY = new Uint8Array(32);

export const seal = (value: JsonValue): SealedValue => ({
  commitment: randomBytes(32).toString("hex"),
  key: NO_KEY,
  value,
});

export const opens = (): boolean => true;
