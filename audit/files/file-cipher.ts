import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Stretch } from "./file-store.ts";

/** Plain bytes of a chunk; only the last has fewer. */
const CHUNK = 65_536;
const TAG = 16;

/** The encrypted bytes are no longer those that were kept. */
export class FileDamaged extends Error {
  override readonly name = "FileDamaged";
}

/**
 * Encrypts a file as STREAM does (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance, 2015), as age does too: chunks of 64 KiB, each under AES-256-GCM with a nonce of its number (11 bytes) and
 * whether it is the last (1 byte). A chunk that was changed, moved, left out or added, and an end that was cut off, are found out.
 * @param key 32 bytes, for this file alone.
 */
export async function* encrypted(
  key: Uint8Array,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let number = 0;
  for await (const { bytes, isLast } of chunksOf(plain, CHUNK)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Where the encrypted bytes of a plain stretch lie. @param size of the whole file, in plain bytes. */
export function encryptedStretch(size: number, { from, to }: Stretch): Stretch {
  const sealed = CHUNK + TAG;
  const chunks = Math.max(1, Math.ceil(size / CHUNK));
  return {
    from: Math.floor(from / CHUNK) * sealed,
    to: Math.min(Math.ceil(to / CHUNK) * sealed, size + chunks * TAG),
  };
}

/**
 * The plain bytes of a stretch.
 * @param kept the bytes of `encryptedStretch`, of the same size and stretch.
 * @throws FileDamaged when a chunk is not the one that was kept there. The chunks before it have been handed out by then.
 */
export async function* decrypted(
  key: Uint8Array,
  size: number,
  { from, to }: Stretch,
  kept: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const last = Math.max(1, Math.ceil(size / CHUNK)) - 1;
  let number = Math.floor(from / CHUNK);
  const end = Math.ceil(to / CHUNK);
  for await (const { bytes } of chunksOf(kept, CHUNK + TAG)) {
    const plain = opened(key, nonceOf(number, number === last), bytes);
    const start = number * CHUNK;
    yield plain.subarray(Math.max(0, from - start), Math.min(plain.length, to - start));
    number += 1;
  }
  if (number !== end) throw new FileDamaged("The kept file ends before its end.");
}

function opened(key: Uint8Array, nonce: Uint8Array, chunk: Uint8Array): Uint8Array {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG });
    decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
    return Buffer.concat([
      decipher.update(chunk.subarray(0, chunk.length - TAG)),
      decipher.final(),
    ]);
  } catch (cause) {
    throw new FileDamaged("The kept file was changed.", { cause });
  }
}

function nonceOf(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** The same bytes in chunks of `length`, the last of which may be shorter. There is always a last one, if need be an empty one. */
async function* chunksOf(
  source: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    parts.push(part);
    held += part.length;
    if (held <= length) continue;
    let whole = Buffer.concat(parts, held);
    // More follows, so what makes a full chunk here is not the last.
    while (whole.length > length) {
      yield { bytes: whole.subarray(0, length), isLast: false };
      whole = whole.subarray(length);
    }
    parts = [whole];
    held = whole.length;
  }
  yield { bytes: Buffer.concat(parts, held), isLast: true };
}
