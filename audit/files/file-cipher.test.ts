import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decrypted, encrypted, encryptedStretch, FileDamaged } from "./file-cipher.ts";

const CHUNK = 65_536;
const SEALED = CHUNK + 16;
const key = randomBytes(32);

/** Bytes in pieces of odd lengths, as they come from a network. */
async function* pieces(bytes: Uint8Array, length = 10_007): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const seal = (plain: Uint8Array): Promise<Buffer> => all(encrypted(key, pieces(plain)));

const open = (kept: Uint8Array, size: number, from = 0, to = size): Promise<Buffer> => {
  const stretch = encryptedStretch(size, { from, to });
  return all(
    decrypted(key, size, { from, to }, pieces(kept.subarray(stretch.from, stretch.to), 4_096)),
  );
};

describe("an encrypted file", () => {
  it.each([1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])(
    "of %i bytes opens again, whole and in stretches",
    async (size) => {
      const plain = randomBytes(size);
      const kept = await seal(plain);
      expect(kept.length).toBe(encryptedStretch(size, { from: 0, to: size }).to);
      if (size > 16) expect(kept.includes(plain.subarray(0, 16))).toBe(false);
      expect((await open(kept, size)).equals(plain)).toBe(true);
      const places = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, size - 1, size];
      for (const from of places) {
        for (const to of places) {
          if (from < 0 || from >= to || to > size) continue;
          expect((await open(kept, size, from, to)).equals(plain.subarray(from, to))).toBe(true);
        }
      }
    },
  );

  const size = 3 * CHUNK + 17;
  const plain = randomBytes(size);

  it.each<readonly [string, (kept: Buffer) => Uint8Array]>([
    [
      "a byte was changed",
      (kept) => Buffer.from(kept.map((byte, at) => (at === 99 ? ~byte : byte))),
    ],
    [
      "a tag was changed",
      (kept) => Buffer.from(kept.map((byte, at) => (at === SEALED - 1 ? ~byte : byte))),
    ],
    ["its end was cut off", (kept) => kept.subarray(0, -1)],
    ["its last chunk was cut off", (kept) => kept.subarray(0, 3 * SEALED)],
    ["all of it was cut off", (kept) => kept.subarray(0, 0)],
    [
      "a chunk was left out",
      (kept) => Buffer.concat([kept.subarray(0, SEALED), kept.subarray(2 * SEALED)]),
    ],
    [
      "two chunks changed places",
      (kept) =>
        Buffer.concat([
          kept.subarray(SEALED, 2 * SEALED),
          kept.subarray(0, SEALED),
          kept.subarray(2 * SEALED),
        ]),
    ],
    [
      "a chunk came twice",
      (kept) =>
        Buffer.concat([
          kept.subarray(0, SEALED),
          kept.subarray(0, SEALED),
          kept.subarray(2 * SEALED),
        ]),
    ],
  ])("is found to be damaged when %s", async (_, change) => {
    const kept = change(await seal(plain));
    await expect(all(decrypted(key, size, { from: 0, to: size }, pieces(kept)))).rejects.toThrow(
      FileDamaged,
    );
  });

  it("is found to be damaged when what follows was kept as its own end", async () => {
    const shorter = await seal(plain.subarray(0, 2 * CHUNK));
    const kept = Buffer.concat([shorter, (await seal(plain)).subarray(2 * SEALED)]);
    await expect(open(kept, size)).rejects.toThrow(FileDamaged);
  });

  it("opens under its own key alone", async () => {
    const kept = await seal(plain);
    const whole = { from: 0, to: size };
    await expect(all(decrypted(randomBytes(32), size, whole, pieces(kept)))).rejects.toThrow(
      FileDamaged,
    );
  });
});
