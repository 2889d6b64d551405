import { expect, test } from "vitest";
import {
  asked,
  launched,
  must,
  person,
  settle,
  template,
  trailOf,
  written,
  yes,
} from "../../test/specification/verdict.ts";
import type { Run } from "../../test/specification/run.ts";
import type { Side } from "../template.ts";
import { assertedSides } from "./sides.ts";
import { continueTrail, emptyTrail } from "./trail.ts";

const says = (run: Run, member: string, ...sides: readonly Side[]): Run =>
  must(run, { type: "declareSide", data: { member, sides } }, person(member));
const three = ["ada", "ben", "cal"];
const decided = (...own: readonly string[]): Run => {
  const run = own.reduce(
    (at, member) => says(at, member, "pwle"),
    launched({ pwle: three, says: false }),
  );
  return settle(three.reduce((at, member) => yes(at, member, "plan:1"), asked(written(run))));
};

/** What is found: how much it weighs, and the events that are cited. */
const found = (run: Run) =>
  assertedSides(continueTrail(emptyTrail(template), trailOf(run))).map(
    ({ code, step, visit, weight, events }) => {
      expect([code, step, visit]).toEqual(["side-asserted", "plan", 1]);
      const cited = events.flatMap(
        (id) => run.events.find(({ version }) => id === `e${version}`) ?? [],
      );
      return [
        weight,
        ...cited.map(({ type, data }) => ("member" in data ? `${type} ${data.member}` : type)),
      ];
    },
  );

const joined = three.map((member) => `memberJoined ${member}`);
const later = (run: Run, member: string, ...sides: readonly Side[]) => says(run, member, ...sides);

test.each([
  ["all of them", () => decided(), ["weakens", "gatePassed", ...joined]],
  [
    "all but one, where it takes two",
    () => decided("ada"),
    ["weakens", "gatePassed", ...joined.slice(1)],
  ],
  [
    "one beside as many as it takes",
    () => decided("ada", "ben"),
    ["note", "gatePassed", ...joined.slice(2)],
  ],
  ["none of them", () => decided(...three), null],
  ["none, since they say so later", () => later(decided("ada", "ben"), "cal", "pwle"), null],
  [
    "one who says later that they have none",
    () => later(decided("ada", "ben"), "cal", "staff"),
    ["note", "gatePassed", "memberJoined cal", "sideDeclared cal"],
  ],
  [
    "two of whom it took one, and who say later that they have none",
    () => later(later(decided("ada"), "ben", "staff"), "cal", "staff"),
    [
      ...["weakens", "gatePassed", "memberJoined ben", "memberJoined cal"],
      ...["sideDeclared ben", "sideDeclared cal"],
    ],
  ],
] as const)("a gate rested on a manager's word of %s", (_, run, told) => {
  expect(found(run())).toEqual(told === null ? [] : [told]);
});
