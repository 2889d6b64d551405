import { describe, expect, test } from "vitest";
import { ENGINE, type Actor } from "../../../domain/actor.ts";
import type { Given } from "../run.ts";
import {
  about,
  asked,
  askedGroup,
  at,
  group,
  launched,
  manager,
  no,
  runOf,
  settle,
  told,
  waits,
  who,
  words,
  wrote,
  yes,
} from "../scene.ts";

/** "What nobody can do", rules 1 and 2, clause by clause. */

const { given } = runOf("group");
const LATER = "2026-02-20T09:00:00.000Z";
const others = ["ben", "eve", "cyd", "dee"];
const lift = (actor: Actor, objection = "o-ada"): Given => ({
  type: "liftObjection",
  actor,
  data: { part: "group:1", objection },
});
const isOpen = (orders: readonly Given[], objection = "o-ada"): boolean | undefined =>
  given(...orders).run.state.parts["group:1"]?.objections[objection]?.open;
const delegated: Given = {
  type: "delegate",
  actor: who("ada"),
  data: { from: "ada", to: "ben", until: "2026-03-01" },
};
/** The order as somebody else gives it: a helper who says so, or, without a channel, a delegate. */
const by = (helper: string, order: Given, channel: "phone" | null): Given => {
  const actor = who(helper);
  if (order.type !== "signOff" && order.type !== "decline") return { ...order, actor };
  const assistance = channel && { assistance: { helper, channel, readBack: true } };
  return order.type === "signOff"
    ? { ...order, actor, data: { ...order.data, ...assistance } }
    : { ...order, actor, data: { ...order.data, ...assistance } };
};

describe("rule 1: a no stands until its giver lifts that very no", () => {
  const left: Given = { type: "withdraw", actor: who("ada"), data: { member: "ada" } };
  const lessened: Given = { type: "changeRoles", data: { member: "ada", roles: ["contributor"] } };

  test.each([
    ["everybody else's yes", others.map((member) => yes(member))],
    ["a role that is taken from them", [lessened]],
    ["a new version", [wrote("group:1", 1, "else")]],
    ["their leaving", [left]],
  ])("a no stands through %s, however long", (_, more) => {
    const orders = [...askedGroup, no("ada"), ...more];
    expect(isOpen(orders)).toBe(true);
    const later = settle(given(...orders).run, LATER);
    expect(later.state.parts["group:1"]?.gate).toBe("open");
    expect(waits(later, LATER)).toContain("objection");
  });

  test.each([
    ["a manager", manager],
    ["another member", who("ben")],
    ["the run itself", ENGINE],
  ])("a no is not lifted by %s", (_, actor) => {
    expect(given(...askedGroup, no("ada")).when(lift(actor)).code).toBe("not-your-objection");
  });

  test("a no is not lifted by whoever stands in for its giver", () => {
    const here = given(...askedGroup, no("ada"), delegated);
    expect(here.when(lift(who("ben"))).code).toBe("not-your-objection");
    expect(here.when({ ...yes("ada"), actor: who("ben") }).code).toBe("answered-themselves");
  });

  test("a no is lifted by its giver, and the other one of theirs stands", () => {
    const again: Given = {
      type: "object",
      actor: who("ada"),
      data: { id: "o-2", part: "group:1", member: "ada", version: 1, reason: words },
    };
    const orders = [...askedGroup, no("ada"), again, lift(who("ada"))];
    expect(isOpen(orders)).toBe(false);
    expect(isOpen(orders, "o-2")).toBe(true);
  });

  test("a yes to another section lifts nothing", () => {
    const apart = [
      ...[launched(), ...group, wrote("group:1", 0)],
      ...[asked("group:1", "r1", 1, ["what"]), asked("group:1", "r2", 1, ["how"])],
      no("ada"),
    ];
    expect(given(...apart).when(yes("ada", "r2")).types).toEqual(["signedOff"]);
    expect(given(...apart).when(yes("ada", "r1")).types).toEqual(["signedOff", "objectionLifted"]);
  });
});

describe("rule 2: nobody's act is replaced, or their place emptied, by another", () => {
  test.each([
    ["a helper's yes", by("cyd", yes("ada"), "phone")],
    ["a helper's no", by("cyd", no("ada"), "phone")],
    ["a delegate's yes", by("ben", yes("ada"), null)],
    ["a delegate's no", by("ben", no("ada"), null)],
  ])("%s does not replace a person's own answer", (_, order) => {
    const own = order.type === "signOff" ? no("ada") : yes("ada");
    expect(given(...askedGroup, delegated, own).when(order).code).toBe("answered-themselves");
  });

  test("what its owner disputed is not written down for them once more", () => {
    const disputes: Given = {
      type: "disputeAnswer",
      actor: who("ada"),
      data: { request: "r1", member: "ada", reason: words },
    };
    const helped = by("cyd", yes("ada"), "phone");
    expect(given(...askedGroup, helped, disputes).when(helped).code).toBe("answered-themselves");
  });

  const gone: readonly (readonly [string, Given])[] = [
    ["steps back", { type: "standAside", actor: manager, data: about("ada") }],
    [
      "steps back, as a helper says",
      {
        type: "standAside",
        actor: who("cyd"),
        data: {
          ...about("ada"),
          assistance: { helper: "cyd", channel: "phone", readBack: true },
        },
      },
    ],
    [
      "steps out",
      {
        type: "recuse",
        actor: manager,
        data: { part: "group:1", member: "ada", reason: null },
      },
    ],
    ["leaves the run", { type: "withdraw", actor: manager, data: { member: "ada" } }],
  ];
  test.each(gone)("nobody %s for another", (_, order) => {
    expect(given(...askedGroup).when(order).code).toBe("not-yourself");
  });

  test.each([
    ["a helper", by("cyd", yes("ada"), "phone"), "assisted-unconfirmed", "cyd"],
    ["a delegate", by("ben", yes("ada"), null), "signed-in", "ben"],
  ])("%s adds a yes, marked as theirs, and lowers no number", (_, order, assurance, giver) => {
    const { run, types } = given(...askedGroup, delegated).when(order);
    expect(types).toEqual(["signedOff"]);
    const request = run.state.requests["r1"];
    expect(request?.answers["ada"]).toMatchObject({ member: "ada", by: giver, assurance });
    expect(request?.asked).toContain("ada");
    // With one own yes besides, the gate still waits: of a group it takes two people's own acts.
    const one = given(...askedGroup, ...told(["ada"]).slice(1), delegated, order, yes("cyd"));
    expect(waits(settle(one.run, LATER), LATER)).toEqual(expect.arrayContaining(["answers"]));
  });

  test("a helper's word for everybody passes nothing", () => {
    const all = ["ada", "ben", "eve"].map((member) => by("cyd", yes(member), "phone"));
    const { run } = given(...askedGroup, ...all, yes("cyd"), at(LATER, yes("dee")));
    expect(waits(settle(run, LATER), LATER)).toEqual(["confirmation"]);
  });
});
