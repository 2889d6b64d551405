import type { Sha256 } from "../log/merkle.ts";
import { concat } from "./bytes.ts";

/** SHA-256 works on blocks of 64 bytes. */
const BLOCK = 64;

/** HMAC-SHA256 (RFC 2104) from SHA-256 alone. `key` is at most 64 bytes; our commitments' keys have 32. */
export const hmacSha256 = (sha256: Sha256, key: Uint8Array, message: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(BLOCK);
  padded.set(key);
  const inner = sha256(
    concat(
      padded.map((byte) => byte ^ 0x36),
      message,
    ),
  );
  return sha256(
    concat(
      padded.map((byte) => byte ^ 0x5c),
      inner,
    ),
  );
};
