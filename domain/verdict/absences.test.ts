import { expect, test } from "vitest";
import {
  asked,
  group,
  launched,
  MONDAY,
  passed,
  runOf,
  settle,
  told,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import { verdict } from "../verdict.ts";

const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const on = { part: "sites:1", on: "2026-01-05" };

/** What is found once a site was agreed to by everybody, and brought to people by these. */
const foundWhenDeliveredBy = (deliveredBy: readonly string[]): readonly string[] => {
  const { run } = runOf("sites").given(
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
  expect(foundWhenDeliveredBy(["dee", "ada"])).not.toContain("pwle-absent-from-roll-out");
});
