import fc from "fast-check";
import { expect, test } from "vitest";
import { opens, seal } from "./commitment.ts";

test("a commitment is HMAC-SHA256 over the canonical bytes: this one was made by openssl", () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index);
  const commitment = "95fd353c9c7f478b76b21214c242d37ea323bafe22360d30a2de5f30db675b68";
  expect(opens(commitment, key, { b: 1, a: "text" })).toBe(true);
  expect(opens(commitment, key, { b: 1, a: "Text" })).toBe(false);
  expect(opens(commitment.slice(2), key, { b: 1, a: "text" })).toBe(false);
});

test("a key is 32 bytes", () => {
  expect(seal(null).key).toHaveLength(32);
});

test("opens with its own value and key, and with no other", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const sealed = seal(one);
      expect(opens(sealed.commitment, sealed.key, one)).toBe(true);
      expect(opens(sealed.commitment, sealed.key, other)).toBe(one === other);
      expect(opens(sealed.commitment, seal(one).key, one)).toBe(false);
    }),
  );
});

test("equal values have unlike commitments, so nobody can compare people's answers", () => {
  expect(seal("yes").commitment).not.toBe(seal("yes").commitment);
});
