import { expect, test } from "vitest";
import { countAnswers, NO_ANSWERS } from "./answer-counts.ts";
import { loggedEvent } from "./logged-event.ts";
import type { JsonObject } from "../json.ts";

const event = (type: string, member: string, assurance: string, request = "r1") => {
  const id = "01900000-0000-7000-8000-000000000000";
  const actor = { id: member, role: "member", via: "session" };
  const data: JsonObject = { request, member };
  const found = loggedEvent({
    ...{ actor, assurance, at: "2026-01-05T09:00:00.000Z", data, id },
    ...{ run: id, schema: 1, type, version: 1 },
  });
  if (found === null) throw new Error("not an event");
  return found;
};

test("each person's last answer to a question counts, as sure as it became in the end", () => {
  const events = [
    event("signedOff", "ada", "signed-in"),
    event("declined", "ada", "passkey-signed"),
    event("signedOff", "ben", "assisted-unconfirmed"),
    event("signedOff", "cyd", "assisted-unconfirmed"),
    event("answerConfirmed", "ben", "signed-in"),
    event("preferred", "dee", "assisted-unconfirmed"),
    event("answerDisputed", "dee", "signed-in"),
    event("stoodAside", "ada", "signed-in", "r2"),
    event("contributed", "eve", "signed-in"),
  ];
  expect(countAnswers(events)).toEqual({
    "passkey-signed": 1,
    "signed-in": 1,
    "assisted-confirmed": 1,
    "assisted-unconfirmed": 1,
  });
  expect(countAnswers([])).toEqual(NO_ANSWERS);
});

test.each(["signedOff", "declined", "preferred", "askedForTime", "stoodAside"])(
  "%s is an answer, in place of the one before",
  (type) => {
    const before = event("signedOff", "ada", "assisted-unconfirmed");
    expect(countAnswers([before, event(type, "ada", "passkey-signed")])).toEqual({
      ...NO_ANSWERS,
      "passkey-signed": 1,
    });
  },
);

test("what is not marked, or confirms what nobody said, counts for nothing", () => {
  const { assurance: _, ...unmarked } = event("signedOff", "ada", "signed-in");
  expect(countAnswers([unmarked, event("answerConfirmed", "ben", "signed-in")])).toEqual(
    NO_ANSWERS,
  );
});
