import { describe, expect, test } from "vitest";
import { ENGINE, type Actor } from "../actor.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Role } from "../template.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  group,
  joined,
  launched,
  manager,
  runOf,
  who,
  words,
} from "../../test/specification/scene.ts";

const { given } = runOf("group");
const ready = [launched(), ...group] as const;
const leaves = (member: string): Given => ({
  type: "withdraw",
  actor: who(member),
  data: { member },
});
/** Two who have lived experience say that Ada is lost. */
const lost: readonly Given[] = ["ben", "eve"].map((by) => ({
  type: "reportLoss",
  actor: who(by),
  data: { member: "ada" },
}));

describe("whoever was in the group before", () => {
  test("comes back on the side on which they were", () => {
    const left = given(...ready, leaves("ada"));
    expect(left.when(joined("ada", "staff", ["contributor"])).refusal).toMatchObject({
      code: "role-not-here",
      about: "side",
    });
    expect(left.when(joined("ada", "pwle", ["contributor"])).events).toEqual([
      {
        type: "memberJoined",
        data: { member: "ada", side: "pwle", roles: ["contributor"], declares: [] },
      },
    ]);
  });

  test("and is lost is added by nobody: that they are here is theirs to say", () => {
    const { run, when } = given(...ready, ...lost);
    expect(run.state.members["ada"]?.status).toBe("lost");
    expect(when(joined("ada", "pwle")).refusal).toMatchObject({
      code: "member-lost",
      about: "ada",
    });
    expect(when({ type: "changeRoles", data: { member: "ada", roles: [] } }).code).toBe(
      "member-lost",
    );
  });

  test("and left is asked for nothing any more", () => {
    const { when } = given(...ready, leaves("ada"));
    expect(when({ type: "changeRoles", data: { member: "ada", roles: [] } }).refusal).toMatchObject(
      {
        code: "member-withdrew",
        about: "ada",
      },
    );
  });
});

describe("roles", () => {
  const roles = (...all: readonly Role[]): Given => ({
    type: "changeRoles",
    data: { member: "cyd", roles: all },
  });

  test("are the same in any order, and others when one of them is", () => {
    const { when } = given(...ready);
    expect(when(roles("coordinator", "decision-maker")).refusal).toMatchObject({
      code: "nothing-changed",
      about: "cyd",
    });
    const more = ["decision-maker", "coordinator", "author"] as const;
    for (const others of [more, ["coordinator", "author"], ["coordinator"], []] as const)
      expect(when(roles(...others)).events).toEqual([
        { type: "rolesChanged", data: { member: "cyd", roles: others } },
      ]);
  });
});

test("who leaves ends those delegations that are from them or to them, and no other", () => {
  const delegates = (from: string, to: string): Given => ({
    type: "delegate",
    actor: who(from),
    data: { from, to, until: "2026-03-01" },
  });
  const people = ["fay", "gil", "hal"].map((id) => joined(id, "pwle"));
  const { when } = given(
    ...[...ready, ...people, delegates("ada", "ben"), delegates("fay", "gil")],
  );
  const ends = (from: string, to: string) => ({ type: "delegationEnded", data: { from, to } });
  expect(when(leaves("ada")).events).toEqual([
    { type: "withdrew", data: { member: "ada" } },
    ends("ada", "ben"),
  ]);
  expect(when(leaves("gil")).events.slice(1)).toEqual([ends("fay", "gil")]);
  expect(when(leaves("hal")).types).toEqual(["withdrew"]);
});

describe("an access need", () => {
  const needs = (by: Actor, id = "n1"): Given => ({
    type: "stateAccessNeed",
    actor: by,
    data: { id, member: "ada", what: words },
  });
  const meets = (by: string): Given => ({
    type: "meetAccessNeed",
    actor: who(by),
    data: { member: "ada", need: "n1", how: null },
  });

  test("is said by the person, or written down by whoever looks after the group; once", () => {
    const { when } = given(...ready);
    expect(when(needs(who("ada"))).events).toEqual([
      { type: "accessNeedStated", data: { member: "ada", need: "n1", what: words } },
    ]);
    expect(when(needs(who("ben"))).code).toBe("not-allowed");
    expect(when(needs({ ...ENGINE, id: "ada" })).code).toBe("not-allowed");
    const again = given(...ready, needs(who("ada"))).when(needs(who("cyd")));
    expect(again.refusal).toMatchObject({ code: "unknown-need", about: "n1" });
  });

  test("is met once, and by the person's own word also where somebody else has said so", () => {
    const open = [...ready, needs(who("ada"))];
    const met = { type: "accessNeedMet", data: { member: "ada", need: "n1", how: null } };
    expect(given(...open).when(meets("cyd")).events).toEqual([met]);
    const said = given(...open, meets("cyd"));
    expect(said.when(meets("cyd")).refusal).toMatchObject({ code: "unknown-need", about: "n1" });
    expect(said.when(meets("ada")).events).toEqual([met]);
    const over = given(...open, meets("ada"));
    expect(over.when(meets("ada")).code).toBe("unknown-need");
    expect(over.when(meets("cyd")).code).toBe("unknown-need");
  });
});

describe("somebody to stand in", () => {
  const asks = (from: string, to: string, until = "2026-03-01"): Given => ({
    type: "delegate",
    actor: who(from),
    data: { from, to, until },
  });
  const more = [joined("fay", "pwle", ["contributor"]), joined("gil", "pwle")];
  const { when } = given(...ready, ...more, asks("ada", "ben"));

  test.each<readonly [string, Given, RefusalCode, string]>([
    ["is asked once at a time", asks("ada", "eve"), "delegation-exists", "ada"],
    ["is somebody else", asks("gil", "gil"), "delegate-not-pwle", "gil"],
    ["has lived experience", asks("gil", "dee"), "delegate-not-pwle", "dee"],
    ["stands in for nobody else", asks("gil", "ben"), "delegation-exists", "ben"],
    ["decides", asks("gil", "fay"), "not-eligible", "fay"],
    ["until a day to come", asks("gil", "eve", "2026-01-04"), "invalid-date", "until"],
    ["for three months", asks("gil", "eve", "2026-04-06"), "invalid-date", "until"],
    ["for whom it has lived experience", asks("dee", "eve"), "delegate-not-pwle", "eve"],
  ])("%s", (_, order, code, about) => {
    expect(when(order).refusal).toMatchObject({ code, about });
  });

  test("is on record as asked", () => {
    expect(when(asks("gil", "eve")).events).toEqual([
      { type: "delegated", data: { from: "gil", to: "eve", until: "2026-03-01" } },
    ]);
  });
});

describe("what somebody learned, and got", () => {
  const built = (member: string, by: Actor, on = "2026-01-05"): Given => ({
    type: "buildCapacity",
    actor: by,
    data: { member, kind: "training", what: words, on },
  });
  const helps = (member: string, by: Actor): Given => ({
    type: "offerSupport",
    actor: by,
    data: { member, what: words },
  });
  const { when } = given(...ready);

  test("is written down by themselves or by whoever looks after the group", () => {
    for (const by of [who("ada"), who("cyd"), manager])
      expect(when(built("ada", by)).events).toEqual([
        {
          type: "capacityBuilt",
          data: { member: "ada", kind: "training", what: words, on: "2026-01-05" },
        },
      ]);
    expect(when(built("ada", who("ben"))).code).toBe("not-allowed");
    expect(when(built("zoe", manager)).code).toBe("unknown-member");
    for (const on of ["soon", "2026-01-06"])
      expect(when(built("ada", manager, on)).refusal).toMatchObject({
        code: "invalid-date",
        about: "on",
      });
  });

  test("is support by whoever looks after the group", () => {
    expect(when(helps("ada", who("cyd"))).events).toEqual([
      { type: "supportOffered", data: { member: "ada", what: words } },
    ]);
    expect(when(helps("ada", who("ada"))).code).toBe("not-allowed");
    expect(when(helps("zoe", manager)).code).toBe("unknown-member");
  });
});

describe("an offer of payment", () => {
  const offers = (member = "ada", by = manager): Given => ({
    type: "offerPayment",
    actor: by,
    data: { id: "p1", member, kind: "thanks", pence: null },
  });
  const answers = (answer: "accepted" | "declined", by = who("ada")): Given => ({
    type: "answerPayment",
    actor: by,
    data: { member: "ada", payment: "p1", answer },
  });
  const pays = (by = manager): Given => ({
    type: "makePayment",
    actor: by,
    data: { member: "ada", payment: "p1" },
  });
  const open = [...ready, offers()];
  const answered = { code: "already-answered", about: "p1" };
  const unknown = { code: "unknown-payment", about: "p1" };

  test("is made once, and answered by the person", () => {
    expect(given(...ready).when(offers()).events).toEqual([
      {
        type: "paymentOffered",
        data: { member: "ada", payment: "p1", kind: "thanks", pence: null },
      },
    ]);
    const { when } = given(...open);
    expect(when(offers()).refusal).toMatchObject(unknown);
    expect(when(offers("ben")).code).toBeNull();
    expect(when(answers("accepted", who("cyd"))).refusal).toMatchObject({
      code: "not-yourself",
      about: "ada",
    });
    expect(when(pays()).refusal).toMatchObject(unknown);
    expect(given(...ready).when(pays()).refusal).toMatchObject(unknown);
  });

  test("is answered anew until it is paid, and not the same twice", () => {
    for (const [first, other] of [
      ["accepted", "declined"],
      ["declined", "accepted"],
    ] as const) {
      const said = given(...open, answers(first));
      expect(said.when(answers(first)).refusal).toMatchObject(answered);
      expect(said.when(answers(other)).events).toEqual([
        { type: "paymentAnswered", data: { member: "ada", payment: "p1", answer: other } },
      ]);
    }
    const paid = given(...open, answers("accepted"), pays());
    for (const answer of ["accepted", "declined"] as const)
      expect(paid.when(answers(answer)).refusal).toMatchObject(answered);
    expect(paid.when(pays()).refusal).toMatchObject(unknown);
  });

  test("is paid when it was accepted, by a manager or whoever looks after the group", () => {
    const accepted = given(...open, answers("accepted"));
    const administrator: Actor = { id: "root", role: "administrator", via: "session" };
    for (const by of [manager, administrator, who("cyd")])
      expect(accepted.when(pays(by)).events).toEqual([
        { type: "paymentMade", data: { member: "ada", payment: "p1" } },
      ]);
    expect(accepted.when(pays(who("ben"))).code).toBe("not-allowed");
    expect(given(...open, answers("declined")).when(pays()).refusal).toMatchObject(unknown);
  });
});

describe("the group is steered", () => {
  test.each<readonly [Role, string | null]>([
    ["coordinator", null],
    ["chair", null],
    ["facilitator", null],
    ["author", "not-allowed"],
    ["decision-maker", "not-allowed"],
    ["contributor", "not-allowed"],
  ])("by a %s: %s", (role, code) => {
    const { when } = given(...ready, joined("fay", "partner", [role]));
    expect(when({ type: "pause", actor: who("fay"), data: { reason: words } }).code).toBe(code);
    const engine = { ...ENGINE, id: "fay" };
    expect(when({ type: "pause", actor: engine, data: { reason: words } }).code).toBe(
      "not-allowed",
    );
  });
});
