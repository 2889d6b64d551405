import type { JsonObject, JsonValue } from "../json.ts";
import { base64 } from "../log/note.ts";
import { HASH_SIZE } from "../log/merkle.ts";
import { isObject } from "./json.ts";
import { Unreadable } from "./unreadable.ts";

/** The whole bundle counts in these: versions, positions, sizes. */
export const countIn = (object: JsonObject, key: string): number => {
  const value = object[key];
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new Unreadable(`"${key}" is not a whole number.`);
};

export const textIn = (object: JsonObject, key: string): string => {
  const value = object[key];
  if (typeof value === "string") return value;
  throw new Unreadable(`"${key}" is not a text.`);
};

export const objectIn = (object: JsonObject, key: string): JsonObject => {
  const value = object[key];
  if (isObject(value)) return value;
  throw new Unreadable(`"${key}" is not an object.`);
};

export const textsIn = (object: JsonObject, key: string): readonly string[] => {
  const value = object[key];
  if (Array.isArray(value)) {
    const texts = value.filter((item: JsonValue) => typeof item === "string");
    if (texts.length === value.length) return texts;
  }
  throw new Unreadable(`"${key}" is not a list of texts.`);
};

export const bytesIn = (object: JsonObject, key: string): Uint8Array => {
  const bytes = base64.decode(textIn(object, key));
  if (bytes === null) throw new Unreadable(`"${key}" is not base64.`);
  return bytes;
};

/** Hashes of 32 bytes, each in base64. */
export const hashesIn = (object: JsonObject, key: string): readonly Uint8Array[] =>
  textsIn(object, key).map((text) => {
    const hash = base64.decode(text);
    if (hash?.length === HASH_SIZE) return hash;
    throw new Unreadable(`"${key}" holds what is no hash of 32 bytes.`);
  });

/** An unknown field could be meant to be read by another program and not by this one. */
export const exactly = (object: JsonObject, ...keys: readonly string[]): void => {
  const unknown = Object.keys(object).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Unreadable(`"${unknown}" has no place in this line.`);
};
