import { hash } from "node:crypto";
import { stringify } from "uuid";

/** A UUID (version 8, RFC 9562) which anybody who knows the same words arrives at again: ids and keys, nothing personal. */
export function derivedUuid(...words: readonly string[]): string {
  const bytes = hash("sha256", JSON.stringify(words), "buffer").subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return stringify(bytes);
}
