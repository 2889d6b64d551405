import { describe, expect, test } from "vitest";
import { reader, state } from "../../test/specification/open-gate.ts";
import { about, manager, MONDAY, who, words } from "../../test/specification/scene.ts";
import type { Actor } from "../actor.ts";
import type { DomainEvent, NumberedEvent } from "../event.ts";
import type { Reader } from "./reader.ts";
import { isWithheld } from "./withheld.ts";

const READERS: readonly Reader[] = [
  ...["ada", "ben", "hal", "wil"].map((id) => reader(id)),
  reader("boss", true),
  reader("auditor", false, true),
];
const ALL = READERS.map(({ id }) => id);
const later = (event: DomainEvent, actor: Actor = who("ada")): NumberedEvent => ({
  ...event,
  ...{ actor, at: MONDAY, version: state.version },
});
const seenBy = (event: NumberedEvent): readonly string[] =>
  READERS.filter((one) => !isWithheld(state, event, one)).map(({ id }) => id);

const part = { part: "group:1" };
const asked = { ...part, request: "r1" };
const answer = { ...asked, ...about("ada"), by: "ada" };
const day = "2026-01-05";
const earned = { member: "ada", credential: "c" };
const notice = { about: "r1", member: "ada", ordinal: 1, channel: "email" } as const;
const dueAt = { ...asked, dueAt: MONDAY };

describe("while a gate is open, an event reaches", () => {
  const toGiver: readonly DomainEvent[] = [
    { type: "signedOff", data: { ...answer, answer: "yes", comment: null } },
    { type: "declined", data: { ...answer, reason: words } },
    { type: "preferred", data: { ...answer, ranking: [] } },
    { type: "stoodAside", data: answer },
    { type: "answerConfirmed", data: { ...asked, member: "ada" } },
    { type: "answerDisputed", data: { ...asked, member: "ada", reason: null } },
    {
      type: "credentialRegistered",
      data: { member: "ada", credential: "c", publicKey: "k", relyingParty: "localhost" },
    },
    { type: "erased", data: { member: "ada", what: ["5ea1ed"], by: "ada" } },
    {
      type: "contributed",
      data: {
        ...{ contribution: "c", member: "ada", step: "group", part: null, kind: "change" },
        ...{ text: words, request: "r1" },
      },
    },
    ...[
      ...["signOff", "decline", "prefer", "askForTime", "standAside", "confirmAnswer"],
      ...["disputeAnswer", "object", "liftObjection", "restartClock"],
    ].map((command): DomainEvent => ({
      type: "actRefused",
      data: { command, code: "not-allowed", about: null },
    })),
  ];
  test.each(toGiver.map((event) => [event.type, event] as const))(
    "its giver alone: %s",
    (_, event) => {
      expect(seenBy(later(event))).toEqual(["ada"]);
      expect(seenBy(later(event, who("hal")))).toEqual(
        "member" in event.data ? ["ada", "hal"] : ["hal"],
      );
    },
  );

  const cries: readonly DomainEvent[] = [
    { type: "askedForTime", data: { ...answer, reason: null } },
    {
      type: "objected",
      data: { ...asked, member: "ada", objection: "o", version: 1, reason: words },
    },
    { type: "cryTakenUp", data: { member: "ada", kind: "objection", about: "o-ada" } },
  ];
  test.each(cries.map((event) => [event.type, event] as const))(
    "its giver, and whoever may help or write it anew: %s",
    (_, event) => {
      expect(seenBy(later(event))).toEqual(["ada", "hal", "wil"]);
      expect(seenBy(later(event, who("ben")))).toEqual(["ada", "ben", "hal", "wil"]);
    },
  );

  const clocks: readonly DomainEvent[] = [
    { type: "clockStopped", data: { ...asked, because: "asked-for-time" } },
    { type: "clockRestarted", data: { ...dueAt, reason: null } },
  ];
  test.each(clocks.map((event) => [event.type, event] as const))(
    "those two, and not its giver: %s",
    (_, event) => {
      expect(seenBy(later(event))).toEqual(["hal", "wil"]);
    },
  );

  const toHelpers: readonly DomainEvent[] = [
    { type: "noticeSent", data: { ...notice, kind: "reminder" } },
    { type: "noticeFailed", data: { ...notice, kind: "reminder", reason: "unreachable" } },
    { type: "toldInPerson", data: { ...asked, member: "ada", by: "manager", on: day } },
    { type: "requestSeen", data: { ...asked, member: "ada", version: 1 } },
  ];
  test.each(toHelpers.map((event) => [event.type, event] as const))(
    "whoever may help, and whom it is about: %s",
    (_, event) => {
      expect(seenBy(later(event, manager))).toEqual(["ada", "hal"]);
    },
  );
  test.each([
    { type: "escalated", data: { ...asked, to: [], waitingFor: ["ada"] } },
    { type: "dueExtended", data: dueAt },
  ] as const satisfies readonly DomainEvent[])("whoever may help: $type", (event) => {
    expect(seenBy(later(event))).toEqual(["hal"]);
  });

  test.each([
    {
      type: "answersLapsed",
      data: { ...dueAt, members: ["ada"], version: 1, digest: "d", noticeUntil: MONDAY },
    },
    {
      type: "quorumRecomputed",
      data: {
        ...{ ...asked, because: "edited", eligible: 5, added: [], removed: [] },
        ...{ needed: 2, reachable: true },
      },
    },
  ] as const satisfies readonly DomainEvent[])("nobody: $type", (event) => {
    expect(seenBy(later(event))).toEqual([]);
  });

  const openly: readonly DomainEvent[] = [
    {
      type: "memberVouchedFor",
      data: {
        ...{ member: "ada", voucher: "v", name: "n", publicKey: "p", on: day },
        ...{ credential: "c", passkey: "k", voucherSignature: "s" },
      },
    },
    { type: "paused", data: { reason: words } },
    { type: "resumed", data: {} },
    { type: "runFinished", data: { outcome: "completed" } },
    { type: "memberJoined", data: { member: "new", side: "pwle", roles: [], declares: [] } },
    { type: "rolesChanged", data: { member: "ada", roles: [] } },
    { type: "declarationMade", data: { member: "ada", declares: "d", holds: true, by: "self" } },
    { type: "guardianNamed", data: { guardian: "ada", of: "ben" } },
    { type: "contactAllowed", data: { member: "ada", holds: true } },
    { type: "runLinked", data: { link: "l", kind: "asks", run: "r", part: null, amounts: {} } },
    { type: "askedRunAnswered", data: { link: "l", run: "r", outcome: "passed", event: "e" } },
    { type: "templateRetired", data: { template: "t" } },
    { type: "lossReported", data: { member: "ada" } },
    { type: "memberLost", data: { member: "ada", by: ["ben", "eve"] } },
    { type: "lossDenied", data: { member: "ada" } },
    { type: "groupGoesOn", data: { member: "ada", by: "ben", how: words } },
    { type: "sideDeclared", data: { member: "ada", sides: ["pwle"] } },
    { type: "memberConfirmed", data: { member: "ada", by: "ben" } },
    { type: "withdrew", data: { member: "ada" } },
    { type: "accessNeedStated", data: { member: "ada", need: "n", what: words } },
    { type: "accessNeedMet", data: { member: "ada", need: "n", how: null } },
    { type: "delegated", data: { from: "ada", to: "ben", until: day } },
    { type: "delegationEnded", data: { from: "ada", to: "ben" } },
    { type: "capacityBuilt", data: { member: "ada", kind: "training", what: words, on: day } },
    { type: "supportOffered", data: { member: "ada", what: words } },
    { type: "paymentOffered", data: { member: "ada", payment: "p", kind: "thanks", pence: null } },
    { type: "paymentAnswered", data: { member: "ada", payment: "p", answer: "accepted" } },
    { type: "paymentMade", data: { member: "ada", payment: "p" } },
    { type: "stepOpened", data: { step: "group", visit: 2 } },
    {
      type: "partOpened",
      data: { part: "p", step: "group", key: null, title: null, stretch: 1, follows: null },
    },
    { type: "partDropped", data: { ...part, reason: words } },
    { type: "partClosed", data: { ...part, outcome: "not-needed" } },
    { type: "stepClosed", data: { step: "group", visit: 1, next: null } },
    { type: "sitesComplete", data: { step: "group" } },
    { type: "credentialEarned", data: earned },
    { type: "credentialShown", data: { ...earned, run: "r", event: "e" } },
    { type: "credentialNoLongerShown", data: earned },
    { type: "reflected", data: { member: "ada", step: "group", easier: words } },
    { type: "corroborated", data: { member: "ada", claim: 1, agrees: true } },
    { type: "erased", data: { member: "ada", what: "all", by: "ada" } },
    { type: "actRefused", data: { command: "pause", code: "not-allowed", about: null } },
    { type: "cryTakenUp", data: { member: "ada", kind: "need", about: "need-ada" } },
    { type: "cryTakenUp", data: { member: "ada", kind: "need", about: "none" } },
    { type: "noticeSent", data: { ...notice, kind: "request" } },
    {
      type: "contributed",
      data: {
        ...{ contribution: "c", member: "ada", step: "group", part: null, kind: "idea" },
        ...{ text: words },
      },
    },
    {
      type: "contributionAnswered",
      data: { contribution: "none", by: "hal", outcome: "done", reply: words },
    },
  ];
  test.each(openly.map((event) => [event.type, event] as const))("everybody: %s", (_, event) => {
    expect(seenBy(later(event))).toEqual(ALL);
  });

  test("what is answered to a change that came with an answer reaches whoever gave either", () => {
    const data = { contribution: "change", by: "hal", outcome: "done", reply: words } as const;
    expect(seenBy(later({ type: "contributionAnswered", data }, who("hal")))).toEqual(["hal"]);
    const disputed = { contribution: "change", member: "ben", reason: words };
    expect(seenBy(later({ type: "contributionDisputed", data: disputed }, who("ben")))).toEqual([
      "ben",
    ]);
  });

  test("everybody once the gate has closed, or before people were asked", () => {
    const event = later({
      type: "answersLapsed",
      data: { ...dueAt, members: [], version: 1, digest: "d", noticeUntil: MONDAY },
    });
    const from = state.parts["group:1"]?.askedFrom ?? 0;
    expect(isWithheld(state, { ...event, version: from }, reader("ben"))).toBe(false);
    expect(isWithheld(state, { ...event, version: from + 1 }, reader("ben"))).toBe(true);
    expect(isWithheld({ ...state, status: "finished" }, event, reader("ben"))).toBe(false);
    // What came since the state was read may be about anything.
    const next = later({ type: "resumed", data: {} });
    expect(isWithheld(state, { ...next, version: state.version + 1 }, reader("hal"))).toBe(true);
  });
});
