import { expect, test } from "vitest";
import {
  asked,
  group,
  launched,
  MONDAY,
  passed,
  runOf,
  settle,
  STANDING,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { give } from "../../test/specification/run.ts";
import { shapes } from "../../test/specification/template.ts";
import { verdict } from "../verdict.ts";

const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const on = { part: "sites:1", on: "2026-01-05" };

/** What is found once a site was agreed to by everybody, and brought to people by these. */
const foundWhenDeliveredBy = (
  deliveredBy: readonly string[],
  ...saying: readonly string[]
): readonly string[] => {
  const delivered = runOf("sites").given(
    launched(),
    ...group,
    { type: "addSite", data: { step: "sites", title: words } },
    { type: "completeSites", data: { step: "sites" } },
    wrote("sites:1", 0),
    asked("sites:1"),
    ...told(everybody),
    ...everybody.map((member) => yes(member)),
    passed("sites:1"),
    { type: "startDelivery", data: on },
    { type: "completeDelivery", data: { ...on, reached: 40, deliveredBy, report: words } },
  ).run;
  const { version: claim } = delivered.state;
  const run = saying.reduce(
    (before, member) =>
      give(before, {
        ...STANDING,
        ...{ type: "corroborate", actor: who(member), data: { member, claim, agrees: true } },
      }),
    delivered,
  );
  const over = settle(run, MONDAY);
  expect(over.state.status).toBe("finished");
  return verdict(
    shapes("sites"),
    over.events.map((event) => ({ ...event, id: `e${event.version}` })),
  ).findings.map(({ code }) => code);
};

test("whoever agreed to a roll-out and delivered none of it was not there", () => {
  expect(foundWhenDeliveredBy(["dee"])).toContain("pwle-absent-from-roll-out");
  expect(foundWhenDeliveredBy(["dee", "ada"], "ada")).not.toContain("pwle-absent-from-roll-out");
});

test("and neither was who is only said to have delivered it, until they say so", () => {
  expect(foundWhenDeliveredBy(["dee", "ada"])).toContain("pwle-absent-from-roll-out");
});
