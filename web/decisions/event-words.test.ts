import { expect, test } from "vitest";
import type { DomainEvent } from "../../domain/event.ts";
import { dataOf } from "../run/entry-data.ts";
import { withIsolation } from "../words/isolate.ts";
import { listWords } from "../../domain/counted-words.ts";
import { nameOf } from "../words/people.ts";
import { eventWords } from "./event-words.ts";

const names = { ada: "Ada", ben: "Ben" };
const sealed = { commitment: "5ea1ed" };
const answer = { part: "refine:1", request: "r", version: 3, digest: "d", member: "ada" };

/** The sentence of an event that Ben caused. */
const told = (event: DomainEvent): string =>
  withIsolation(sentenceOf(event)).replaceAll(/<[^>]*>/gu, "");

const sentenceOf = ({ type, data }: DomainEvent): string =>
  eventWords[type]({
    data: dataOf({ data, disclosed: {} }),
    who: "Ben",
    name: (id) => (id === null ? "somebody" : nameOf(names, id)),
    names: (ids) => listWords(ids.map((id) => nameOf(names, id))),
    part: () => "Refine",
    step: (key) => key ?? "",
    time: (at) => at ?? "",
    date: (on) => on ?? "",
  });

test("an answer says whose it is", () => {
  expect(
    told({ type: "signedOff", data: { ...answer, by: "ada", answer: "yes", comment: sealed } }),
  ).toBe("Ada said yes to “Refine”, version 3.");
});

test("an answer given by another names both people, and how it came about", () => {
  const assistance = { helper: "ben", channel: "phone", readBack: true } as const;
  const declined = { ...answer, by: "ben", reason: sealed };
  expect(told({ type: "declined", data: { ...declined, assistance } })).toBe(
    "Ada said no to “Refine”, version 3. Ben wrote it down, and read it back to them.",
  );
  expect(
    told({
      type: "declined",
      data: { ...declined, assistance: { ...assistance, readBack: false } },
    }),
  ).toBe("Ada said no to “Refine”, version 3. Ben wrote it down.");
  expect(told({ type: "stoodAside", data: { ...answer, by: "ben" } })).toBe(
    "Ada stepped back from “Refine”. Ben answered for them, as they had asked.",
  );
});

test("an override says that it is not co-produced, and a tie that it was one", () => {
  const about = { part: "refine:1", version: 3, digest: "d" };
  expect(told({ type: "gateOverridden", data: { ...about, by: "ben", reason: sealed } })).toBe(
    "“Refine”, version 3, went ahead without agreement, by Ben. This is not co-produced.",
  );
  expect(told({ type: "gateRefused", data: { ...about, tie: "not-passed" } })).toContain(
    "turned down by the group: it was a tie.",
  );
});

test("a recount that leaves too few says so, and what is taken back is not made", () => {
  const recount = {
    part: "refine:1",
    request: "r",
    because: "recused",
    eligible: 1,
    added: [],
    removed: [],
    needed: 2,
  } as const;
  expect(told({ type: "quorumRecomputed", data: { ...recount, reachable: false } })).toContain(
    "There are too few people now.",
  );
  expect(told({ type: "quorumRecomputed", data: { ...recount, reachable: true } })).not.toContain(
    "too few",
  );
  expect(
    told({
      type: "declarationMade",
      data: { member: "ada", declares: "x", holds: false, by: "self" },
    }),
  ).toBe("Ada took back a declaration.");
});

test("somebody whose name was erased is never a whole pseudonym", () => {
  expect(told({ type: "withdrew", data: { member: "0190-pseudonym" } })).toBe(
    "Person onym left the run.",
  );
});

test("a notice says by which ways it was refused, and that somebody chose to be sent none", () => {
  const notice = { about: "r", member: "ada", kind: "request", ordinal: 1 } as const;
  expect(told({ type: "noticeSent", data: { ...notice, channel: "email", tried: ["sms"] } })).toBe(
    "Ada was sent the question. It had been refused as a text message.",
  );
  expect(
    told({
      type: "noticeFailed",
      data: { ...notice, reason: "refused", tried: ["sms", "email"] },
    }),
  ).toBe(
    "Ada was not reached: it was refused. It had been refused as a text message and an email.",
  );
  expect(told({ type: "noticeFailed", data: { ...notice, reason: "by-choice" } })).toBe(
    "Ada was not sent the question: they chose to be sent none, and look themselves.",
  );
});
