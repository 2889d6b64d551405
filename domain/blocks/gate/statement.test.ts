import { expect, test } from "vitest";
import { assentOf, statementOf } from "./statement.ts";

const answer = { part: "goal:1", request: "r", version: 2, digest: "d", member: "ann" };
const words = { commitment: "ab".repeat(32) };

test("an order and the event that it becomes stand for the same statement", () => {
  const ordered = assentOf({
    type: "signOff",
    data: { answer: "yes-with-changes", comment: words },
  });
  const recorded = assentOf({
    type: "signedOff",
    data: { answer: "yes-with-changes", comment: words },
  });
  const at = "2026-03-02T10:00:00.000Z";
  expect(statementOf("run", answer, ordered, "ann", at)).toEqual(
    statementOf("run", answer, recorded, "ann", at),
  );
});

test("every answer is another statement, and so are other words", () => {
  const all = [
    assentOf({ type: "signOff", data: { answer: "yes", comment: null } }),
    assentOf({ type: "signOff", data: { answer: "yes", comment: words } }),
    assentOf({ type: "signOff", data: { answer: "yes-with-changes", comment: words } }),
    assentOf({ type: "decline", data: { reason: words } }),
    assentOf({ type: "prefer", data: { ranking: ["a", "b"] } }),
    assentOf({ type: "prefer", data: { ranking: ["b", "a"] } }),
    assentOf({ type: "askForTime", data: { reason: null } }),
    assentOf({ type: "standAside", data: {} }),
  ].map((assent) => JSON.stringify(assent));
  expect(new Set(all).size).toBe(all.length);
});

test.each([
  [{ type: "signOff", data: { answer: "yes", comment: null } }, "yes", null, []],
  [{ type: "signedOff", data: { answer: "yes", comment: words } }, "yes", words.commitment, []],
  [{ type: "decline", data: { reason: words } }, "no", words.commitment, []],
  [{ type: "declined", data: { reason: words } }, "no", words.commitment, []],
  [{ type: "prefer", data: { ranking: ["b", "a"] } }, "preference", null, ["b", "a"]],
  [{ type: "preferred", data: { ranking: ["b", "a"] } }, "preference", null, ["b", "a"]],
  [{ type: "askForTime", data: { reason: words } }, "more-time", words.commitment, []],
  [{ type: "askedForTime", data: { reason: null } }, "more-time", null, []],
  [{ type: "standAside", data: {} }, "step-back", null, []],
  [{ type: "stoodAside", data: {} }, "step-back", null, []],
] as const)(
  "$0.type stands for what was said, and for nothing else",
  (answering, said, wrote, ranking) => {
    expect(assentOf(answering)).toEqual({ answer: said, words: wrote, ranking });
  },
);

test("a statement names the run, the words, the person and who answers, and its kind", () => {
  const assent = assentOf({ type: "standAside", data: {} });
  const at = "2026-03-02T10:00:00.000Z";
  expect(statementOf("run", answer, assent, "ben", at)).toEqual({
    statement: "alongside.answer.v1",
    run: "run",
    ...answer,
    by: "ben",
    at,
    ...assent,
  });
});
