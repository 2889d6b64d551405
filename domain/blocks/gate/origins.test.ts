import { describe, expect, it } from "vitest";
import {
  asked,
  group,
  launched,
  MONDAY,
  runOf,
  who,
  wrote,
} from "../../../test/specification/scene.ts";
import type { Order } from "../../command.ts";
import type { DomainEvent, EventOf } from "../../event.ts";
import type { SignOffEvent } from "./event.ts";
import { origins } from "./origins.ts";

const { state } = runOf("group").given(
  launched(),
  ...group,
  wrote("group:1", 0),
  asked("group:1", "r1", 1, ["what"]),
).run;

const as = <E>(event: E, version = 9) => ({ ...event, version, at: MONDAY, actor: who("ada") });
const key = { credential: "k", publicKey: "public", relyingParty: "alongside.example" };

const originOf = <T extends SignOffEvent["type"]>(event: EventOf<T>, next?: DomainEvent) =>
  origins[event.type](state, event, {
    next: next === undefined ? undefined : as(next, 10),
    later: () => [],
    keys: (credential) => ({ ...key, credential }),
  });

const reason = { commitment: "5ea1ed" };
const of = { part: "group:1", request: "r1" };
const version = { version: 1, digest: "what how" };
const answered = { request: "r1", ...version, member: "ada" };
const given = { part: "group:1", ...answered, by: "ada" };
const notice = { about: "r1", member: "ada", kind: "reminder", ordinal: 2 } as const;
const due = { dueAt: MONDAY, noticeUntil: MONDAY };
const signature = {
  credential: "key-of-ada",
  at: MONDAY,
  authenticatorData: "AA",
  clientDataJSON: "BB",
  signature: "CC",
};
const contributed: DomainEvent = {
  type: "contributed",
  data: {
    ...{ contribution: "c1", member: "ada", step: "group", part: "group:1", request: "r1" },
    ...{ kind: "change", text: reason },
  },
};
const objected: DomainEvent = {
  type: "objected",
  data: { ...of, member: "ada", objection: "o1", version: 1, reason },
};
const signedOff: SignOffEvent = {
  type: "signedOff",
  data: { ...given, answer: "yes-with-changes", comment: reason },
};
const declined: SignOffEvent = { type: "declined", data: { ...given, reason } };

describe("the order that an event of a gate came of", () => {
  it.each<readonly [SignOffEvent, Order | "none"]>([
    [
      {
        type: "signOffRequested",
        data: { ...of, ...version, ...due, sections: ["what"], asked: [] },
      },
      {
        type: "requestSignOff",
        data: { id: "r1", part: "group:1", version: 1, sections: ["what"] },
      },
    ],
    [
      { type: "noticeSent", data: { ...notice, channel: "sms", tried: ["email"] } },
      { type: "recordNotice", data: { ...notice, result: { sent: "sms", tried: ["email"] } } },
    ],
    [
      { type: "noticeFailed", data: { ...notice, reason: "unreachable", tried: ["sms"] } },
      {
        type: "recordNotice",
        data: { ...notice, result: { failed: "unreachable", tried: ["sms"] } },
      },
    ],
    [
      { type: "noticeReturned", data: notice },
      { type: "recordReturn", data: notice },
    ],
    [
      { type: "toldInPerson", data: { ...of, member: "ada", by: "cyd", on: "2026-01-05" } },
      {
        type: "tellInPerson",
        data: { request: "r1", member: "ada", by: "cyd", on: "2026-01-05" },
      },
    ],
    [
      { type: "requestSeen", data: { ...of, member: "ada", version: 1 } },
      { type: "seeRequest", data: { request: "r1", member: "ada", version: 1 } },
    ],
    [
      signedOff,
      { type: "signOff", data: { ...answered, answer: "yes-with-changes", comment: reason } },
    ],
    [declined, { type: "decline", data: { ...answered, reason } }],
    [
      { type: "preferred", data: { ...given, ranking: ["red", "green"] } },
      { type: "prefer", data: { ...answered, ranking: ["red", "green"] } },
    ],
    [
      { type: "askedForTime", data: { ...given, reason } },
      { type: "askForTime", data: { ...answered, reason } },
    ],
    [
      { type: "stoodAside", data: given },
      { type: "standAside", data: answered },
    ],
    [
      { type: "recused", data: { part: "group:1", member: "ada", reason } },
      { type: "recuse", data: { part: "group:1", member: "ada", reason } },
    ],
    [
      { type: "answerConfirmed", data: { ...of, member: "ada" } },
      { type: "confirmAnswer", data: { request: "r1", member: "ada" } },
    ],
    [
      { type: "answerDisputed", data: { ...of, member: "ada", reason } },
      { type: "disputeAnswer", data: { request: "r1", member: "ada", reason } },
    ],
    [
      { type: "answersLapsed", data: { ...of, version: 2, digest: "x", ...due, members: ["ada"] } },
      {
        type: "requestSignOff",
        data: { id: "r1", part: "group:1", version: 2, sections: ["what"] },
      },
    ],
    [
      {
        type: "answersLapsed",
        data: { ...of, request: "r2", version: 2, digest: "x", ...due, members: [] },
      },
      "none",
    ],
    [
      {
        type: "quorumRecomputed",
        data: {
          ...{ ...of, because: "lost", eligible: 3, added: [], removed: [] },
          ...{ needed: 2, reachable: true },
        },
      },
      "none",
    ],
    [
      { type: "listContinued", data: { ...of, of: "escalated", list: "to", members: ["cyd"] } },
      "none",
    ],
    [
      { type: "objected", data: { ...of, member: "ada", objection: "o1", version: 1, reason } },
      {
        type: "object",
        data: { id: "o1", part: "group:1", member: "ada", version: 1, reason },
      },
    ],
    [
      { type: "objectionLifted", data: { part: "group:1", objection: "o1", because: "lifted" } },
      { type: "liftObjection", data: { part: "group:1", objection: "o1" } },
    ],
    [{ type: "clockStopped", data: { ...of, because: "asked-for-time" } }, "none"],
    [
      { type: "clockRestarted", data: { ...of, dueAt: MONDAY, reason } },
      { type: "restartClock", data: { request: "r1", reason } },
    ],
    [{ type: "clockRestarted", data: { ...of, dueAt: MONDAY, reason: null } }, "none"],
    [
      { type: "escalated", data: { ...of, to: ["cyd"], waitingFor: ["ada"] } },
      { type: "escalate", data: { request: "r1" } },
    ],
    [
      { type: "dueExtended", data: { ...of, dueAt: MONDAY } },
      { type: "extendDue", data: { request: "r1" } },
    ],
    [
      {
        type: "gatePassed",
        data: { part: "group:1", ...version, eligible: 5, needed: 3, yes: [], tie: null },
      },
      { type: "passGate", data: { part: "group:1" } },
    ],
    [
      { type: "gateRefused", data: { part: "group:1", ...version, tie: null } },
      { type: "passGate", data: { part: "group:1" } },
    ],
    [
      { type: "gateOverridden", data: { part: "group:1", ...version, by: "manager", reason } },
      { type: "overrideGate", data: { part: "group:1", reason } },
    ],
  ])("%j", (event, order) => {
    expect(originOf(as(event))).toEqual(order);
  });
});

describe("an answer's order", () => {
  it("names what was raised with it: a contribution with a yes, an objection with a no", () => {
    expect(originOf(as(signedOff), contributed)).toMatchObject({ data: { contribution: "c1" } });
    expect(originOf(as(signedOff), objected)).not.toHaveProperty("data.contribution");
    expect(originOf(as(declined), objected)).toMatchObject({ data: { objection: "o1" } });
    expect(originOf(as(declined), contributed)).not.toHaveProperty("data.objection");
  });

  it("holds the helper, and the passkey with what it signed", () => {
    const assistance = { helper: "h", channel: "phone", readBack: true } as const;
    const data = { ...given, assistance, signature };
    expect(originOf(as({ type: "stoodAside", data }))).toEqual({
      type: "standAside",
      data: {
        ...answered,
        assistance,
        passkey: { credential: { ...key, credential: "key-of-ada" }, signature },
      },
    });
  });
});
