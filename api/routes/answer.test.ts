import fc from "fast-check";
import { expect, test } from "vitest";
import { AnswerBody } from "./answer.ts";

const answer = { answer: "yes", version: 1, digest: "0".repeat(64) };

test("an answer without a passkey's signature is one, and with anything that is none it is an error", () => {
  expect(AnswerBody.safeParse(answer).success).toBe(true);
  fc.assert(
    fc.property(fc.jsonValue(), (passkey) => {
      expect(AnswerBody.safeParse({ ...answer, passkey }).success).toBe(false);
    }),
  );
});
