import { expect, test } from "vitest";
import { acts } from "./acts.ts";
import { joined as joinedActs } from "./acts-of.ts";
import { form as formActs } from "./form/acts.ts";
import { form } from "./form/rules.ts";
import { joined } from "./rules-of.ts";
import { rules } from "./rules.ts";

test("the tables of rules and acts hold the same kinds and events", () => {
  expect(Object.keys(acts.blocks)).toEqual(Object.keys(rules.passing));
  expect(Object.keys(acts.reaches)).toEqual(Object.keys(rules.follows));
  expect(Object.keys(acts.origins).toSorted()).toEqual(Object.keys(rules.follows).toSorted());
});

test("a table that lacks a kind does not compile", () => {
  // @ts-expect-error The other kinds are missing.
  const lackingRules: typeof rules = joined({}, {}, {}).and("form", form);
  // @ts-expect-error The other kinds are missing.
  const lackingActs: typeof acts = joinedActs({}, {}, {}, {}).and("form", formActs);
  expect([lackingRules.passing, lackingActs.blocks].map((kinds) => Object.keys(kinds))).toEqual([
    ["form"],
    ["form"],
  ]);
});
