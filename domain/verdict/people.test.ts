import { describe, expect, test } from "vitest";
import {
  ada,
  sam,
  opens,
  closes,
  over,
  planned,
  meets,
  shares,
  delivers,
  asks,
  passes,
  decides,
  trailWith,
  toldBy,
  says,
  type Further,
} from "../../test/specification/steps-trail.ts";
import { sealed } from "../../test/specification/verdict.ts";
import type { DomainEvent } from "../event.ts";
import * as people from "./people.ts";

describe("steps in which people with lived experience took part", () => {
  test.each([
    ["none, at first", [], []],
    ["where they agreed", decides("plan:1"), ["plan"]],
    ["not where staff shared something", [shares("sam")], []],
    ["where they shared something", [shares("ada")], ["plan"]],
    ["not where a stranger did", [shares("nobody")], []],
    ["not where it came with an answer", [shares("ada", "plan", "r")], []],
    ["not where somebody else wrote it down", [{ ...shares("ada"), by: sam }], []],
    ["unless they say so", [{ ...shares("ada"), by: sam }, says("ada", 0)], ["plan"]],
    [
      "where they delivered",
      [...opens("roll"), { ...delivers("roll:1", ["ada"]), by: ada }],
      ["roll"],
    ],
    ["not where they are only said to", [...opens("roll"), delivers("roll:1", ["ada"])], []],
    [
      "not where staff delivered",
      [...opens("roll"), { ...delivers("roll:1", ["sam"]), by: sam }],
      [],
    ],
    [
      "where they met",
      [...opens("meet"), ...meets("meet:1", ["sam", "ada"]), says("ada", 3)],
      ["meet"],
    ],
    [
      "where they led",
      [...opens("meet"), ...meets("meet:1", ["sam"], ["ada"]), says("ada", 3)],
      ["meet"],
    ],
    [
      "not where they are only said to have met",
      [...opens("meet"), ...meets("meet:1", ["ada"])],
      [],
    ],
    ["not where staff met", [...opens("meet"), ...meets("meet:1", ["sam"]), says("sam", 3)], []],
    ["not where they are to meet", [...opens("meet"), planned("m", "meet:1")], []],
    [
      "not where they met in no part of it",
      [...opens("meet"), ...meets("x:1", ["ada"]), says("ada", 3)],
      [],
    ],
  ] as const)("%s", (_, further, steps) => {
    expect([...people.stepsWithPwle(trailWith(further))]).toEqual(steps);
  });

  test("a session counts once it is held and one of them says that they were there", () => {
    const { end } = trailWith([...opens("meet"), ...meets("meet:1", ["ada"]), says("ada", 3)]);
    const one = end.sessions["meet:1"];
    if (one === undefined) throw new Error("Nobody met.");
    expect(people.isPwleAt(end, one)).toBe(true);
    expect(people.isPwleAt(end, { ...one, status: "planned" })).toBe(false);
    expect(people.isPwleAt(end, { ...one, came: ["sam"] })).toBe(false);
    expect(people.isPwleAt(end, { ...one, came: ["nobody"] })).toBe(false);
  });
});

describe("one step only, or nothing gained", () => {
  const learned = (on: string, by = ada): Further => ({
    ...{ type: "capacityBuilt", by },
    data: { member: "ada", kind: "training", what: sealed, on },
  });
  const ofStaff: DomainEvent = {
    type: "capacityBuilt",
    data: { member: "sam", kind: "training", what: sealed, on: "2026-03-01" },
  };
  const twice = [...decides("plan:1"), closes("plan"), ...opens("trial"), ...decides("trial:1")];
  const past = [...twice, closes("trial")];
  test.each([
    ["not of two steps and something gained", [...past, learned("2026-03-01")], null],
    ["nor on the day itself", [...past, learned("2026-03-03")], null],
    ["of what is to be gained later", [...past, learned("2026-03-04")], "weakens"],
    ["of what somebody else says", [...past, learned("2026-03-01", sam)], "weakens"],
    ["of nothing gained", past, "weakens"],
    ["of nothing gained, when all is over", [...past, over], "breaks"],
    ["not before the second step is behind", [...twice], null],
    [
      "of one step alone, whatever was gained",
      [
        ...decides("plan:1"),
        closes("plan"),
        ...opens("trial"),
        closes("trial"),
        learned("2026-03-01"),
      ],
      "weakens",
    ],
    [
      "of one step alone, once all is over",
      [...decides("plan:1"), closes("plan"), over, learned("2026-03-01")],
      "breaks",
    ],
    ["of staff who gained something", [...past, { ...ofStaff, by: sam }], "weakens"],
  ] as const)("%s", (_, further, weight) => {
    const found = weight === null ? [] : [["N3-one-off", weight]];
    expect(toldBy(people.oneOff, further)).toEqual(found);
  });
});

describe("staff alone lead the meetings", () => {
  const roles = (member: string, ...of: readonly ("chair" | "decision-maker")[]): DomainEvent => ({
    type: "rolesChanged",
    data: { member, roles: of },
  });
  const chairs = roles("sam", "chair");
  const apart = roles("ada", "decision-maker");
  const left: DomainEvent = { type: "withdrew", data: { member: "ada" } };
  test.each([
    ["not where nobody chairs", [apart], []],
    ["not where somebody with lived experience does as well", [chairs], []],
    ["of the run, as it is now", [apart, chairs], [["memberJoined ada", "rolesChanged sam"]]],
    ["also where the other one left", [chairs, left], [["memberJoined ada", "rolesChanged sam"]]],
    [
      "of the step that was decided so, by what was so until then",
      [apart, chairs, passes("plan:1"), roles("ben", "chair")],
      [["plan:1", "memberJoined ada", "rolesChanged sam", "gatePassed"]],
    ],
    ["not of a step that was decided before", [passes("plan:1"), roles("ben", "chair")], []],
    [
      "of the run, where it came to be so only after a step was decided",
      [passes("plan:1"), apart, chairs],
      [["memberJoined ada", "rolesChanged sam"]],
    ],
  ] as const)("%s", (_, further, found) => {
    expect(toldBy(people.chairs, further)).toEqual(
      found.map((cited) => ["only-staff-chair", "weakens", ...cited]),
    );
  });
});

describe("who gave their time and was offered nothing", () => {
  const past = [closes("plan"), ...opens("meet"), closes("meet")];
  const offered: DomainEvent = {
    type: "paymentOffered",
    data: { member: "ada", payment: "p", kind: "thanks", pence: null },
  };
  test.each([
    [
      "is found with their first act",
      [...decides("plan:1"), shares("ada"), ...past],
      ["signedOff ada"],
    ],
    ["of whatever kind", [shares("ben"), ...past], ["contributed ben"]],
    ["also of a meeting", [...past, ...meets("meet:1", ["ben", "sam"])], ["sessionHeld"]],
    [
      "each by themselves",
      [shares("ben"), ...decides("plan:1"), ...past],
      ["signedOff ada", "contributed ben"],
    ],
    ["not before a second step is behind", [...decides("plan:1"), closes("plan")], []],
    ["but when all is over", [...decides("plan:1"), closes("plan"), over], ["signedOff ada"]],
    ["not who was offered something", [...decides("plan:1"), offered, ...past], []],
    ["not who only opened the request", [asks("plan:1"), opened("ada"), ...past], []],
    ["not staff", [shares("sam"), ...past], []],
  ] as const)("%s", (_, further, cited) => {
    expect(toldBy(people.payment, further)).toEqual(
      cited.map((event) => ["no-payment-offered", "weakens", event]),
    );
  });

  function opened(member: string): DomainEvent {
    return { type: "requestSeen", data: { part: "plan:1", request: "plan:1", member, version: 1 } };
  }
});
