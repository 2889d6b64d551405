import { expect, test } from "vitest";
import type { DomainEvent, Recorded } from "./event.ts";
import { everyShape } from "./specification-template.ts";
import { refusalSentence, sentenceFor, waitSentence } from "./words.ts";

const names = { ada: "Ada", ben: "Ben", cyd: "Cyd" };
const sealed = { commitment: "5ea1ed" };

const recorded = (event: DomainEvent): Recorded => ({
  ...event,
  version: 1,
  at: "2026-03-03T10:00:00.000Z",
  actor: { id: "ben", role: "member", via: "session" },
});

const answer = { part: "refine:2", request: "r", version: 3, digest: "d", member: "ada" };

test("an answer says whose it is", () => {
  const event = recorded({
    type: "signedOff",
    data: { ...answer, by: "ada", answer: "yes", comment: sealed },
  });
  expect(sentenceFor(event, names, everyShape)).toBe("Ada said yes: “refine” (part 2).");
});

test("an answer given by another names both people", () => {
  const assistance = { helper: "ben", channel: "phone", readBack: true } as const;
  const helped = recorded({
    type: "declined",
    data: { ...answer, by: "ben", reason: sealed, assistance },
  });
  expect(sentenceFor(helped, names)).toBe(
    "Ada said no: “refine” (part 2). Ben wrote it down with them and read it back.",
  );
  const delegated = recorded({ type: "stoodAside", data: { ...answer, by: "ben" } });
  expect(sentenceFor(delegated, names)).toContain("Ben answered for them, as they asked.");
});

test("an override says that the step does not count as co-produced", () => {
  const event = recorded({
    type: "gateOverridden",
    data: { part: "group:1", version: 1, digest: "d", by: "cyd", reason: sealed },
  });
  expect(sentenceFor(event, names)).toBe(
    "Cyd overruled the group on “group”. This step does not count as co-produced.",
  );
});

test("people whose names are erased are somebody, and never a pseudonym", () => {
  const event = recorded({ type: "withdrew", data: { member: "0190-pseudonym" } });
  expect(sentenceFor(event, names)).toBe("Somebody left the group. They can do so at any time.");
  const passed = recorded({
    type: "gatePassed",
    data: {
      part: "group:1",
      version: 1,
      digest: "d",
      eligible: 3,
      needed: 2,
      yes: ["ada", "0190-a", "0190-b"],
      tie: null,
    },
  });
  expect(sentenceFor(passed, names)).toBe(
    "The group agreed to “group”, version 1: Ada and 2 others.",
  );
});

test("a wait names who is waited for, and until when", () => {
  const wait = {
    part: "group:1",
    for: "answers",
    members: ["ada", "ben", "cyd"],
    until: "2026-03-31T16:00:00.000Z",
  } as const;
  expect(waitSentence(wait, names)).toBe(
    "Waiting for answers about “group” from Ada, Ben and Cyd. They have time until 31 March 2026.",
  );
});

test("a refusal says what is in the way and how to mend it", () => {
  const refusal = {
    code: "not-paused",
    message: "The run is not paused.",
    mend: "Nothing to do.",
    about: null,
  } as const;
  expect(refusalSentence(refusal)).toBe("The run is not paused. Nothing to do.");
});
