import { canonicalBytes } from "../audit/entry.ts";
import type { JsonObject, JsonValue } from "../audit/json.ts";

export const fileOf = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join("");

/** A line, as the object that it is. */
export const objectIn = (line: string | undefined): JsonObject => {
  const object: JsonObject = JSON.parse(line ?? "{}");
  return object;
};

export const written = (value: JsonValue): string => canonicalBytes(value).toString("utf8");

/** A copy that nothing else holds. */
export const copyOf = (value: JsonValue | undefined): JsonObject => {
  const copy: JsonObject = JSON.parse(written(value ?? {}));
  return copy;
};

export const textsIn = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap((one: JsonValue) => (typeof one === "string" ? [one] : []))
    : [];

/** With one bit changed. @param at negative counts from the end. */
export const flippedBytes = (bytes: Uint8Array, at = -1): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  const index = at < 0 ? changed.length + at : at;
  changed[index] = (changed[index] ?? 0) ^ 1;
  return changed;
};

/** Base64 of bytes with one bit changed. */
export const flipped = (text: string): string =>
  Buffer.from(flippedBytes(Buffer.from(text, "base64"))).toString("base64");

/** A text; nothing of what is none. */
export const textOf = (value: JsonValue | undefined): string =>
  typeof value === "string" ? value : "";
