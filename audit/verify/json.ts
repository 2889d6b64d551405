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
  const read = readCanonical(bytes);
  if (read instanceof JsonError) throw read;
  return read;
};

/** As `parseCanonical`, for whoever goes on: gives the error back. */
export const readCanonical = (bytes: Uint8Array): JsonValue | JsonError => {
  const text = decoded(bytes);
  if (text === null) return new JsonError("not-utf8", "It is not UTF-8 text.");
  const parsed = parse(text);
  if (parsed === null) return new JsonError("not-json", "It is not JSON, or it ends too early.");
  const { value } = parsed;
  if (!isShallow(value, MAX_DEPTH)) {
    return new JsonError("too-deep", `It is nested deeper than ${MAX_DEPTH} levels.`);
  }
  const wrong = isPlainly(value, text) ? null : notCanonical(value, text);
  return wrong === null ? value : new JsonError("not-canonical", wrong);
};

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
};

const parse = (text: string): { readonly value: JsonValue } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
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

/** What is wrong with the text, or null. */
const notCanonical = (value: JsonValue, text: string): string | null => {
  const canonical = canonicalText(value);
  if (canonical === undefined) {
    return "It holds half a character (a lone surrogate) or a number beyond all bounds.";
  }
  if (canonical === text) return null;
  let at = 0;
  while (canonical[at] === text[at]) at += 1;
  return `It is not written as RFC 8785 writes it, from character ${at + 1} on: a repeated key, keys out of order, white space or another way of writing a value.`;
};

const canonicalText = (value: JsonValue): string | undefined => {
  try {
    return canonicalize(value);
  } catch {
    return undefined;
  }
};

/** The RFC 8785 bytes of a value that `parseCanonical` gave. */
export const canonicalBytesOf = (value: JsonValue): Uint8Array =>
  new TextEncoder().encode(canonicalize(value));
