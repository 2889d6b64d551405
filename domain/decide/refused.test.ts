import { describe, expect, test } from "vitest";
import { ENGINE, type Actor } from "../actor.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  about,
  asked,
  askedGroup,
  MONDAY,
  manager,
  no,
  passed,
  runOf,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";

const { given } = runOf("group");
const ADA = who("ada");
const part = "group:1";
const assisted = { helper: "cyd", channel: "phone", readBack: true } as const;

describe("what is not there is refused by its name", () => {
  const rows: readonly (readonly [RefusalCode, Given])[] = [
    ["unknown-part", passed("x")],
    ["unknown-part", { type: "overrideGate", data: { part: "x", reason: words } }],
    ["unknown-request", { type: "escalate", actor: ENGINE, data: { request: "x" } }],
    ["unknown-request", { type: "extendDue", actor: ENGINE, data: { request: "x" } }],
    ["unknown-request", { type: "restartClock", data: { request: "x", reason: words } }],
    ["unknown-part", asked("x")],
    ["unknown-request", yes("ada", "x")],
    ["unknown-request", no("ada", "x")],
    [
      "unknown-request",
      { type: "prefer", actor: ADA, data: { ...about("ada", "x"), ranking: [] } },
    ],
    [
      "unknown-request",
      { type: "askForTime", actor: ADA, data: { ...about("ada", "x"), reason: null } },
    ],
    ["unknown-request", { type: "standAside", actor: ADA, data: about("ada", "x") }],
    ["unknown-member", { ...yes("x"), actor: ADA }],
    [
      "unknown-part",
      { type: "recuse", actor: ADA, data: { part: "x", member: "ada", reason: null } },
    ],
    ["nothing-to-confirm", { type: "confirmAnswer", actor: ADA, data: about("ada", "x") }],
    [
      "nothing-to-confirm",
      { type: "disputeAnswer", actor: ADA, data: { request: "x", member: "ada", reason: null } },
    ],
    [
      "unknown-part",
      {
        type: "object",
        actor: ADA,
        data: { id: "o", part: "x", member: "ada", version: 1, reason: words },
      },
    ],
    ["unknown-part", { type: "liftObjection", actor: ADA, data: { part: "x", objection: "o" } }],
    ["unknown-objection", { type: "liftObjection", actor: ADA, data: { part, objection: "o" } }],
    ["unknown-part", wrote("x", 0)],
    ["unknown-part", { type: "submitPart", data: { part: "x", version: 1 } }],
    [
      "unknown-part",
      {
        type: "contribute",
        actor: ADA,
        data: { id: "c", member: "ada", part: "x", kind: "idea", text: words },
      },
    ],
    [
      "unknown-contribution",
      {
        type: "answerContribution",
        data: { contribution: "x", outcome: "done", reply: words },
      },
    ],
    [
      "unknown-contribution",
      {
        type: "disputeContribution",
        actor: ADA,
        data: { member: "ada", contribution: "x", reason: words },
      },
    ],
    ["unknown-part", { type: "startDelivery", data: { part: "x", on: "2026-01-05" } }],
    ["unknown-session", { type: "cancelSession", data: { session: "x", reason: words } }],
    ["unknown-part", { type: "stateFact", data: { part: "x", fact: "published", on: MONDAY } }],
    [
      "unknown-part",
      {
        type: "disputeFact",
        actor: ADA,
        data: { part: "x", fact: 1, member: "ada", reason: words },
      },
    ],
    ["unknown-part", { type: "openPoll", data: { id: "p", part: "x", block: "b", voters: null } }],
    [
      "unknown-poll",
      {
        type: "castBallot",
        actor: ADA,
        data: { part, poll: "x", choice: [] },
      },
    ],
    ["unknown-part", { type: "dropPart", data: { part: "x", reason: words } }],
    ["unknown-part", { type: "closePart", actor: ENGINE, data: { part: "x" } }],
    ["unknown-member", { type: "changeRoles", data: { member: "x", roles: [] } }],
    ["unknown-member", { type: "withdraw", actor: who("x"), data: { member: "x" } }],
    [
      "unknown-member",
      { type: "delegate", actor: ADA, data: { from: "ada", to: "x", until: "2026-03-01" } },
    ],
    ["no-delegation", { type: "endDelegation", actor: ADA, data: { from: "ada" } }],
    ["unknown-member", { type: "offerSupport", data: { member: "x", what: words } }],
    [
      "unknown-member",
      { type: "offerPayment", data: { id: "p", member: "x", kind: "thanks", pence: null } },
    ],
    [
      "unknown-payment",
      {
        type: "answerPayment",
        actor: ADA,
        data: { member: "ada", payment: "x", answer: "accepted" },
      },
    ],
    ["unknown-payment", { type: "makePayment", data: { member: "ada", payment: "x" } }],
    [
      "unknown-member",
      { type: "stateAccessNeed", actor: who("x"), data: { id: "n", member: "x", what: words } },
    ],
    ["unknown-need", { type: "meetAccessNeed", data: { member: "ada", need: "x", how: null } }],
    ["unknown-member", { type: "confirmMember", actor: ADA, data: { member: "x" } }],
    ["unknown-member", { type: "reportLoss", actor: ADA, data: { member: "x" } }],
    ["unknown-member", { type: "goOn", actor: ADA, data: { member: "x", how: words } }],
    ["unknown-member", { type: "denyLoss", actor: who("x"), data: { member: "x" } }],
    ["unknown-member", { type: "declareSide", actor: who("x"), data: { member: "x", sides: [] } }],
    [
      "unknown-request",
      {
        type: "tellInPerson",
        actor: who("cyd"),
        data: { request: "x", member: "ada", by: "cyd", on: "2026-01-05" },
      },
    ],
    [
      "unknown-request",
      { type: "seeRequest", actor: ADA, data: { request: "x", member: "ada", version: 1 } },
    ],
    [
      "unknown-claim",
      { type: "corroborate", actor: ADA, data: { member: "ada", claim: 99, agrees: true } },
    ],
  ];
  test.each(rows)("%s: $1.type", (code, order) => {
    expect(given(...askedGroup).when(order).code).toBe(code);
  });
});

describe("what is not theirs is refused to them", () => {
  const rows: readonly (readonly [RefusalCode, string, Actor, Given])[] = [
    ["engine-only", "a manager", manager, { type: "escalate", data: { request: "r1" } }],
    ["engine-only", "a manager", manager, { type: "extendDue", data: { request: "r1" } }],
    ["engine-only", "a manager", manager, { type: "closePart", data: { part } }],
    ["engine-only", "a manager", manager, { type: "closeStep", data: { step: "group" } }],
    [
      "not-allowed",
      "a member",
      ADA,
      { type: "restartClock", data: { request: "r1", reason: words } },
    ],
    ["not-allowed", "a member", ADA, { type: "changeRoles", data: { member: "ben", roles: [] } }],
    ["not-allowed", "a member", ADA, { type: "pause", data: { reason: words } }],
    ["not-allowed", "a stranger", who("zoe"), asked(part, "r2")],
    ["not-allowed", "the engine", ENGINE, { ...yes("ada"), actor: ENGINE }],
    ["not-allowed", "an auditor", { id: "x", role: "auditor", via: "session" }, yes("ada")],
    [
      "not-allowed",
      "a member",
      ADA,
      { type: "offerPayment", data: { id: "p", member: "ben", kind: "thanks", pence: null } },
    ],
    [
      "not-yourself",
      "a manager",
      manager,
      { type: "delegate", data: { from: "ada", to: "ben", until: "2026-03-01" } },
    ],
    [
      "not-yourself",
      "a manager",
      manager,
      { type: "object", data: { id: "o", part, member: "ada", version: 1, reason: words } },
    ],
    [
      "not-yourself",
      "a manager",
      manager,
      { type: "recuse", data: { part, member: "ada", reason: null } },
    ],
    [
      "not-yourself",
      "a manager",
      manager,
      { type: "declareSide", data: { member: "ada", sides: ["pwle"] } },
    ],
    ["not-yourself", "a manager", manager, { type: "denyLoss", data: { member: "ada" } }],
    ["not-yourself", "a manager", manager, yes("ada")],
    [
      "not-yourself",
      "a helper who is not the one named",
      who("dee"),
      {
        ...yes("ada"),
        type: "signOff",
        data: { ...about("ada"), answer: "yes", comment: null, assistance: assisted },
      },
    ],
    [
      "not-yourself",
      "a helper from outside",
      who("zoe"),
      {
        type: "signOff",
        data: {
          ...about("ada"),
          answer: "yes",
          comment: null,
          assistance: { ...assisted, helper: "zoe" },
        },
      },
    ],
    [
      "not-yourself",
      "themselves as their own helper",
      ADA,
      {
        type: "signOff",
        data: {
          ...about("ada"),
          answer: "yes",
          comment: null,
          assistance: { ...assisted, helper: "ada" },
        },
      },
    ],
  ];
  test.each(rows)("%s: to %s", (code, _, actor, order) => {
    expect(given(...askedGroup).when({ ...order, actor }).code).toBe(code);
  });
});

describe("a gate that is decided", () => {
  const agreed = ["ada", "ben", "eve", "cyd", "dee"].map((member) => yes(member));
  const closed = [...askedGroup, ...agreed, passed(part)];
  const orders: readonly Given[] = [
    passed(part),
    { type: "overrideGate", data: { part, reason: words } },
    { type: "escalate", actor: ENGINE, data: { request: "r1" } },
    { type: "restartClock", data: { request: "r1", reason: words } },
    asked(part, "r2"),
    no("ada"),
    { type: "recuse", actor: ADA, data: { part, member: "ada", reason: null } },
    {
      type: "object",
      actor: ADA,
      data: { id: "o", part, member: "ada", version: 1, reason: words },
    },
  ];
  test.each(orders)("hears no $type", (order) => {
    expect(given(...closed).when(order).code).toBe("gate-closed");
  });
});

describe("a run that is paused", () => {
  const pause: Given = { type: "pause", data: { reason: words } };
  test.each([yes("ada"), no("ada"), asked(part, "r2")])("hears no $type", (order) => {
    expect(given(...askedGroup, pause).when(order).code).toBe("run-paused");
  });
});
