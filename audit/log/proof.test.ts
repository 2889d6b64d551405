import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NoteError } from "./note.ts";
import { formatTlogProof, parseTlogProof } from "./proof.ts";

const proofs = fc.record({
  index: fc.maxSafeNat(),
  hashes: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 40 }),
  checkpoint: fc.constant("log\n1\nAAAA\n\n\u2014 log AAAA\n"),
  extra: fc.option(fc.uint8Array(), { nil: null }),
});

describe("a tlog-proof", () => {
  it("reads back", () => {
    fc.assert(
      fc.property(proofs, (proof) => {
        expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof);
      }),
    );
  });

  const head = "c2sp.org/tlog-proof@v1\n";
  it.each([
    "",
    "c2sp.org/tlog-proof@v2\nindex 0\n\n",
    `${head}index 0\n`,
    `${head}\n`,
    `${head}index 01\n\n`,
    `${head}index -1\n\n`,
    `${head}index 9007199254740993\n\n`,
    `${head}extra !\nindex 0\n\n`,
    `${head}index 0\nAAAA\n\n`,
    `${head}index 0\n${`${"A".repeat(43)}=\n`.repeat(64)}\n`,
  ])("is refused: %j", (text) => expect(() => parseTlogProof(text)).toThrow(NoteError));
});
