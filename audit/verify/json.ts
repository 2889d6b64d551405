import canonicalize from "canonicalize";
import type { JsonObject, JsonValue } from "../json.ts";

export type JsonFault = "not-utf8" | "not-json" | "too-deep" | "not-canonical";

/** Bytes that are not JSON as RFC 8785 writes it. */
export class JsonError extends Error {
  override readonly name = "JsonError";
  readonly code: JsonFault;

  constructor(code: JsonFault, message: string) {
    super(message);
    this.code = code;
  }
}

/** Nothing that we write comes near; what is deeper was made to exhaust a reader. */
export const MAX_DEPTH = 64;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads JSON that stands exactly as RFC 8785 writes it: no repeated or unsorted key, no lone surrogate, no other way of
 * writing the same value. So nobody can hide a second meaning in it.
 * @throws JsonError and nothing else.
 */
export const parseCanonical = (bytes: Uint8Array): JsonValue => {
  const text = decoded(bytes);
  const value = parsed(text);
  if (!isShallow(value, MAX_DEPTH)) {
    throw new JsonError("too-deep", `It is nested deeper than ${MAX_DEPTH} levels.`);
  }
  if (!isPlainly(value, text)) checkCanonical(value, text);
  return value;
};

const decoded = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new JsonError("not-utf8", "It is not UTF-8 text.");
  }
};

const parsed = (text: string): JsonValue => {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonError("not-json", "It is not JSON, or it ends too early.");
  }
};

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isShallow = (value: JsonValue, left: number): boolean => {
  if (typeof value !== "object" || value === null) return true;
  if (left === 0) return false;
  for (const item of Object.values(value)) if (!isShallow(item, left - 1)) return false;
  return true;
};

/**
 * The quick way to know canonical text, right for nearly all: what JavaScript writes back is the same, its keys are in
 * order, and no surrogate is escaped.
 */
const isPlainly = (value: JsonValue, text: string): boolean =>
  JSON.stringify(value) === text && !text.includes("\\ud") && isSorted(value);

const isSorted = (value: JsonValue): boolean => {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let before: string | null = null;
  for (const [key, item] of Object.entries(value)) {
    if (before !== null && key <= before) return false;
    if (!isSorted(item)) return false;
    before = key;
  }
  return true;
};

const checkCanonical = (value: JsonValue, text: string): void => {
  const canonical = canonicalOf(value);
  if (canonical === text) return;
  let at = 0;
  while (canonical[at] === text[at]) at += 1;
  throw new JsonError(
    "not-canonical",
    `It is not written as RFC 8785 writes it, from character ${at + 1} on: a repeated key, keys out of order, white space or another way of writing a value.`,
  );
};

const canonicalOf = (value: JsonValue): string => {
  try {
    return canonicalize(value) ?? "";
  } catch {
    throw new JsonError("not-canonical", "It holds half a character (a lone surrogate).");
  }
};

/** The RFC 8785 bytes of a value that `parseCanonical` gave. */
export const canonicalBytesOf = (value: JsonValue): Uint8Array =>
  new TextEncoder().encode(canonicalOf(value));
