import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { give, type Given } from "../../test/specification/run.ts";
import {
  asked,
  askedGroup,
  at,
  group,
  joined,
  launched,
  manager,
  runOf,
  STANDING,
  told,
  waits,
  who,
  words,
  wrote,
  yes,
  declared,
} from "../../test/specification/scene.ts";
import type { Role, Side } from "../template.ts";

const { given } = runOf("group");
const ready = [launched(), ...group] as const;
const leave = (member: string): Given => ({
  type: "withdraw",
  actor: who(member),
  data: { member },
});

describe("joining", () => {
  test("is by a programme manager's hand", () => {
    expect(given(launched()).when({ ...joined("ada", "pwle"), actor: who("cyd") }).code).toBe(
      "not-allowed",
    );
    expect(given(...ready).when(joined("ada", "staff")).code).toBe("already-member");
  });

  test("by another's hand is without declarations: those are the person's own", () => {
    const join = (declares: readonly string[]): Given => ({
      type: "joinMember",
      actor: manager,
      data: { member: "fin", side: "staff", roles: [], declares },
    });
    const panel = runOf("panel").given(launched());
    expect(panel.when(join([])).types).toEqual(["memberJoined"]);
    expect(panel.when(join(["no-funding"])).code).toBe("not-yourself");
    expect(panel.when(join(["constructor"])).code).toBe("parameter-invalid");
  });

  test("while people are asked counts at the next asking", () => {
    const joining = given(...askedGroup).when(joined("fin", "pwle"));
    expect(joining.types).toEqual(["memberJoined"]);
    expect(joining.run.state.requests["r1"]?.asked).not.toContain("fin");
    const { run, events } = given(...askedGroup, joined("fin", "pwle")).when(
      wrote("group:1", 1, "else"),
    );
    expect(run.state.requests["r1"]?.asked).toContain("fin");
    expect(events.at(-1)).toMatchObject({
      type: "quorumRecomputed",
      data: { because: "edited", added: ["fin"], removed: [] },
    });
  });

  test("of somebody who decides nothing changes no count", () => {
    expect(given(...askedGroup).when(joined("pat", "partner")).types).toEqual(["memberJoined"]);
  });
});

describe("joining together", () => {
  const together = (...members: readonly Extract<Given, { type: "joinMember" }>["data"][]) =>
    ({ type: "joinMembers", data: { members } }) satisfies Given;
  const one = (member: string, side: Side = "pwle", declares: readonly string[] = []) => ({
    member,
    side,
    roles: ["decision-maker"] as const,
    declares,
  });
  const person = fc.record({
    member: fc.constantFrom("fin", "gil", "hal", "ida", "jon", "kit"),
    side: fc.constantFrom<Side>("pwle", "staff", "partner"),
    roles: fc.constantFrom<readonly Role[]>(["decision-maker"], ["chair"]),
    declares: fc.constant<readonly string[]>([]),
  });

  test("comes to what joining one after another comes to, also while people are asked", () => {
    const people = fc.uniqueArray(person, { minLength: 1, selector: ({ member }) => member });
    const checked = fc.property(fc.boolean(), people, (asking, members) => {
      const before = asking ? askedGroup : ready;
      const { run } = given(...before).when(together(...members));
      const { run: singly } = given(
        ...before,
        ...members.map((data): Given => ({ type: "joinMember", data })),
      );
      expect(run.refusal).toBeNull();
      expect(run.events).toEqual(singly.events);
      expect(run.state).toEqual(singly.state);
    });
    fc.assert(checked, { numRuns: 40 });
  });

  test("is for all or for nobody, and names each who can't be added by their place", () => {
    const { run, types } = given(...ready).when(
      together(one("fin"), one("ada"), one("gil", "staff", ["nothing"]), one("hal"), one("hal")),
    );
    expect(types).toEqual([]);
    expect(run.refusal).toMatchObject({ code: "already-member", about: "ada" });
    expect(run.refusal?.rows?.map(({ row, code }) => [row, code])).toEqual([
      [1, "already-member"],
      [2, "parameter-invalid"],
      [4, "already-member"],
    ]);
    expect(run.refusal?.message).toContain("3 of these 5");
  });

  test("of very many is possible while people are asked", () => {
    const many = Array.from({ length: 500 }, (_, index) => one(`n${index}`));
    expect(given(...askedGroup).when(together(...many)).types).toHaveLength(500);
  });

  test("is by a programme manager's hand, and of somebody", () => {
    const { run } = given(...ready).when({ ...together(one("fin")), actor: who("cyd") });
    expect(run.refusal).toMatchObject({ code: "not-allowed" });
    expect(run.refusal?.rows).toBeUndefined();
    expect(given(...ready).when(together()).code).toBe("nothing-changed");
  });
});

describe("leaving", () => {
  test("needs nobody's leave, and is nobody else's to do", () => {
    expect(given(...ready).when(leave("ada")).types).toEqual(["withdrew"]);
    expect(given(...ready).when({ ...leave("ada"), actor: manager }).code).toBe("not-yourself");
  });

  test("keeps the answer on record, and counts it no longer, even after coming back", () => {
    const { run } = given(...askedGroup, yes("ada"), leave("ada"), joined("ada", "pwle"));
    expect(run.state.requests["r1"]?.answers["ada"]).toMatchObject({
      kind: "yes",
      standing: "lapsed",
    });
  });

  test("ends the delegations from and to the person", () => {
    const delegate: Given = {
      type: "delegate",
      actor: who("ada"),
      data: { from: "ada", to: "ben", until: "2026-03-01" },
    };
    expect(given(...ready, delegate).when(leave("ben")).types).toEqual([
      "withdrew",
      "delegationEnded",
    ]);
  });

  test("is possible while the run is paused", () => {
    const paused: Given = { type: "pause", data: { reason: words } };
    expect(given(...ready, paused).when(leave("ada")).types).toEqual(["withdrew"]);
    expect(given(...ready, paused).when(joined("fin", "pwle")).code).toBe("run-paused");
  });
});

test("taking a role away takes nobody out of a decision that they were asked about, until the next asking", () => {
  const taken: Given = { type: "changeRoles", data: { member: "ada", roles: ["contributor"] } };
  const { run, types } = given(...askedGroup).when(taken);
  expect(types).toEqual(["rolesChanged"]);
  expect(run.state.requests["r1"]?.asked).toContain("ada");
  expect(given(...askedGroup, taken).when(yes("ada")).types).toEqual(["signedOff"]);
  const { events } = given(...askedGroup, taken).when(wrote("group:1", 1, "else"));
  expect(events.at(-1)).toMatchObject({
    type: "quorumRecomputed",
    data: { because: "edited", eligible: 4, added: [], removed: ["ada"] },
  });
});

test("roles that somebody has already are given to them no second time", () => {
  const taken: Given = { type: "changeRoles", data: { member: "ada", roles: ["contributor"] } };
  expect(given(...askedGroup, taken).when(taken).code).toBe("nothing-changed");
});

test("a declaration is made by the person themselves", () => {
  const panel = runOf("panel").given(
    launched(),
    ...group.slice(0, 2),
    declared("ada"),
    declared("ben"),
    joined("cyd", "staff"),
    joined("dee", "staff"),
    wrote("panel:1", 0),
    asked("panel:1"),
    ...told(["ada"]),
  );
  const undone: Given = {
    type: "makeDeclaration",
    actor: who("ada"),
    data: { member: "ada", declares: "no-funding", holds: false, by: "self" },
  };
  const after = panel.when(undone);
  expect(after.types).toEqual(["declarationMade", "quorumRecomputed"]);
  expect(waits(after.run, "2026-01-05T09:00:00.000Z")).toContain("quorum-out-of-reach");
  expect(panel.when({ ...undone, actor: manager }).code).toBe("not-yourself");
});

describe("a delegation", () => {
  const delegate = (until: string, actor = who("ada")): Given => ({
    type: "delegate",
    actor,
    data: { from: "ada", to: "ben", until },
  });

  test.each([
    ["in the past", delegate("2026-01-04"), "invalid-date"],
    ["on no date", delegate("soon"), "invalid-date"],
    ["on a day that the calendar lacks", delegate("2026-02-31T"), "invalid-date"],
    ["more than three months ahead", delegate("2026-04-06"), "invalid-date"],
    ["in a year that nobody means", delegate("9999-01-01"), "invalid-date"],
    ["by another", delegate("2026-03-01", who("ben")), "not-yourself"],
  ] as const)("is refused %s", (_, order, code) => {
    expect(given(...ready).when(order).code).toBe(code);
  });

  test.each(["2026-01-05", "2026-04-05", "2026-04-05T23:00:00.000Z"])("may end on %s", (until) => {
    expect(given(...ready).when(delegate(until)).code).toBeNull();
  });

  test("has the last day of a month where the third month after is shorter", () => {
    const here = given(...ready);
    const when = "2026-11-30T09:00:00.000Z";
    expect(here.when(at(when, delegate("2027-02-28"))).code).toBeNull();
    expect(here.when(at(when, delegate("2027-03-01"))).code).toBe("invalid-date");
  });

  test("is one at a time; a past one is in nobody's way", () => {
    const here = given(...ready, delegate("2026-02-01"));
    expect(here.when(delegate("2026-03-01")).code).toBe("delegation-exists");
    expect(here.when(at("2026-02-02T09:00:00.000Z", delegate("2026-03-01"))).code).toBeNull();
  });

  test("ends by either's word", () => {
    const end: Given = { type: "endDelegation", actor: who("ben"), data: { from: "ada" } };
    const here = given(...ready, delegate("2026-02-01"));
    expect(here.when(end).types).toEqual(["delegationEnded"]);
    expect(here.when({ ...end, actor: who("eve") }).code).toBe("not-yourself");
  });
});

test("an offer of payment is accepted before it is paid, and a declined one is no obstacle", () => {
  const offer: Given = {
    type: "offerPayment",
    data: { id: "p1", member: "ada", kind: "payment", pence: words },
  };
  const answer = (said: "accepted" | "declined"): Given => ({
    type: "answerPayment",
    actor: who("ada"),
    data: { member: "ada", payment: "p1", answer: said },
  });
  const pay: Given = { type: "makePayment", data: { member: "ada", payment: "p1" } };
  expect(given(...ready, offer).when(pay).code).toBe("unknown-payment");
  expect(given(...ready, offer).when({ ...answer("accepted"), actor: manager }).code).toBe(
    "not-yourself",
  );
  expect(given(...ready, offer, answer("accepted")).when(pay).types).toEqual(["paymentMade"]);
  expect(given(...ready, offer, answer("declined")).when(answer("accepted")).code).toBeNull();
});

test("whoever left can still be thanked and paid, and answers for themselves", () => {
  const left = given(...ready, { type: "withdraw", actor: who("ada"), data: { member: "ada" } });
  const offer: Given = {
    type: "offerPayment",
    data: { id: "p1", member: "ada", kind: "payment", pence: words },
  };
  const offered = give(left.run, { ...STANDING, ...offer });
  expect(offered.last.map(({ type }) => type)).toEqual(["paymentOffered"]);
  const accepted = give(offered, {
    ...STANDING,
    type: "answerPayment",
    actor: who("ada"),
    data: { member: "ada", payment: "p1", answer: "accepted" },
  });
  const paid = give(accepted, {
    ...STANDING,
    type: "makePayment",
    data: { member: "ada", payment: "p1" },
  });
  expect(paid.last.map(({ type }) => type)).toEqual(["paymentMade"]);
  expect(left.when({ ...offer, data: { ...offer.data, member: "nobody" } }).code).toBe(
    "unknown-member",
  );
});

test("an access need is stated once and met once", () => {
  const need: Given = {
    type: "stateAccessNeed",
    actor: who("ada"),
    data: { id: "n1", member: "ada", what: words },
  };
  const meet: Given = {
    type: "meetAccessNeed",
    actor: who("cyd"),
    data: { member: "ada", need: "n1", how: null },
  };
  expect(given(...ready, need).when(meet).types).toEqual(["accessNeedMet"]);
  expect(given(...ready).when(meet).code).toBe("unknown-need");
  expect(given(...ready, need).when({ ...meet, actor: who("ben") }).code).toBe("not-allowed");
});

describe("the day on which somebody learned something", () => {
  const built = (on: string): Given => ({
    type: "buildCapacity",
    actor: manager,
    data: { member: "ada", kind: "training", what: words, on },
  });

  test.each(["2026-01-05", "2025-12-31", "1996-01-01"])("may be %s", (on) => {
    expect(given(...ready).when(built(on)).types).toEqual(["capacityBuilt"]);
  });

  test.each(["2026-01-06", "9999-01-01", "1995-12-31", "0026-01-01", "2025-02-30", "soon", ""])(
    "can't be %s",
    (on) => {
      expect(given(...ready).when(built(on)).code).toBe("invalid-date");
    },
  );
});
