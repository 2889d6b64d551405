import { describe, expect, test } from "vitest";
import {
  AT,
  launched,
  manager,
  person,
  sealed,
  template,
  trailOf,
} from "../../test/specification/verdict.ts";
import { ENGINE, type Actor } from "../actor.ts";
import type { DomainEvent } from "../event.ts";
import { accessNeeds } from "./needs.ts";
import { continueTrail, emptyTrail, type TrailEvent } from "./trail.ts";

/** An event of somebody's, after a run that has begun. The verdict is asked for whatever is on record. */
type Said = readonly [event: DomainEvent, actor: Actor];

const begun = trailOf(launched());
const first = begun.length + 1;

const found = (...said: readonly Said[]) => {
  const further = said.map(([event, actor], index): TrailEvent => ({
    ...event,
    id: `e${first + index}`,
    version: first + index,
    at: AT,
    actor,
    assurance: "signed-in",
  }));
  return accessNeeds(continueTrail(emptyTrail(template), [...begun, ...further])).map(
    ({ code, step, visit, events }) => [code, step, visit, events.length],
  );
};

const sam = person("sam");
const stated: Said = [
  { type: "accessNeedStated", data: { member: "sam", need: "n1", what: sealed } },
  sam,
];
const met = (actor: Actor, need = "n1", member = "sam"): Said => [
  { type: "accessNeedMet", data: { member, need, how: null } },
  actor,
];
/** Of what stands so many events after the need was stated. */
const corroborates = (after: number, agrees: boolean, actor = sam, member = "sam"): Said => [
  { type: "corroborated", data: { member, claim: first + after, agrees } },
  actor,
];
const closed: Said = [
  { type: "stepClosed", data: { step: "plan", visit: 1, next: "pilot" } },
  ENGINE,
];
const overridden: Said = [
  {
    type: "gateOverridden",
    data: { part: "plan:1", version: 1, digest: "plan:1", by: "manager", reason: sealed },
  },
  manager,
];
const passed: Said = [
  {
    type: "gatePassed",
    data: {
      ...{ part: "plan:1", version: 1, digest: "plan:1", tie: null },
      ...{ eligible: 2, needed: 2, yes: ["ada", "ben"] },
    },
  },
  ENGINE,
];
const withdrew = (member: string): Said => [{ type: "withdrew", data: { member } }, sam];
const lost: Said = [{ type: "memberLost", data: { member: "sam", by: ["ada", "ben"] } }, manager];
const denied: Said = [{ type: "lossDenied", data: { member: "sam" } }, sam];
const joined: Said = [
  { type: "memberJoined", data: { member: "sam", side: "staff", roles: [], declares: [] } },
  manager,
];
const unmet = ["access-need-unmet", "plan", 1, 2] as const;

describe("what somebody needs to take part, before anything is decided or closed", () => {
  test.each([
    ["was stated, and nothing came of it", [stated, closed], true],
    ["was stated, and a gate passed", [stated, passed], true],
    ["was stated, and a gate was overruled", [stated, overridden], true],
    ["was stated only afterwards", [closed, stated], false],
    ["is met, they say", [stated, met(sam), closed], false],
    ["is met, they say, but only afterwards", [stated, closed, met(sam)], true],
    ["is met, a manager says", [stated, met(manager), closed], true],
    [
      "is met, a manager says, and they bear it out",
      [stated, met(manager), corroborates(1, true), closed],
      false,
    ],
    [
      "is met, a manager says, and they deny it",
      [stated, met(manager), corroborates(1, false), closed],
      true,
    ],
    [
      "is met, they said, and then that it is not",
      [stated, met(sam), corroborates(1, false), closed],
      true,
    ],
    [
      "is not, they said, and then that it is",
      [stated, met(manager), corroborates(1, false), met(sam), closed],
      false,
    ],
    [
      "is met, and they bear out something else",
      [stated, met(manager), corroborates(0, true), closed],
      true,
    ],
    [
      "is met, and another bears it out",
      [stated, met(manager), corroborates(1, true, person("ada")), closed],
      true,
    ],
    [
      "is met, and another bears out their own",
      [stated, met(manager), corroborates(1, true, person("ada"), "ada"), closed],
      true,
    ],
    ["is another need that is met", [stated, met(sam, "n2"), closed], true],
    ["is somebody else's that is met", [stated, met(person("ada"), "n1", "ada"), closed], true],
    ["is of somebody who left", [stated, withdrew("sam"), closed], false],
    ["is of somebody who left afterwards", [stated, closed, withdrew("sam")], true],
    ["is of somebody who is here, while another left", [stated, withdrew("ada"), closed], true],
    ["is of somebody who left and came back", [stated, withdrew("sam"), joined, closed], true],
    ["is of somebody who is lost", [stated, lost, closed], false],
    ["is of somebody who says that they are not lost", [stated, lost, denied, closed], true],
  ] as const)("that %s", (_, said, isFound) => {
    expect(found(...said)).toEqual(isFound ? [unmet] : []);
  });

  test("is found at the first that came, and cites all that did until it was met", () => {
    expect(found(stated, overridden, closed, met(sam), closed)).toEqual([
      ["access-need-unmet", "plan", 1, 3],
    ]);
  });
});
