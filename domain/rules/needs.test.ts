import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import { plan } from "../plan.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  asked,
  group,
  joined,
  launched,
  MONDAY,
  no,
  passed,
  settle,
  specify,
  submitted,
  told,
  waits,
  who,
  wrote,
  yes,
  declared,
} from "../../test/specification/scene.ts";
import { belongs } from "./circle.ts";
import { shapes } from "../../test/specification/template.ts";
import type { Need } from "../need.ts";
import type { Template } from "../template.ts";

/** A meeting, then another step that needs something; or a first step that does. */
const needing = (needs: readonly Need[], at = 1): Template => {
  const { steps, ...rest } = shapes("gathering", "group");
  return {
    ...rest,
    circles: { ...rest.circles, young: { of: [{ side: "stakeholder" }] } },
    declarations: [...rest.declarations, { key: "consent", label: "I agree.", guardian: true }],
    parameters: [
      ...rest.parameters,
      { key: "starts", label: "Start", kind: "date", default: "2026-03-30" },
    ],
    steps: steps.map((step, index) => (index === at ? { ...step, needs } : step)),
  };
};
const met = [launched(), ...group, wrote("gathering:1", 0), submitted("gathering:1")] as const;
const declares = (member: string, holds = true): Given => ({
  type: "makeDeclaration",
  actor: who(member),
  data: { member, declares: "consent", holds, by: "self" },
});
const consent: Need = { declared: "consent", by: "self", of: "young" };

describe("a step that needs something", () => {
  test("opens when a day has come, and is looked at again when it begins in London", () => {
    const { run } = specify(needing([{ day: "starts" }])).given(...met);
    const waiting = settle(run, MONDAY);
    expect(plan(waiting.state, MONDAY)).toMatchObject({
      orders: [],
      waits: [{ for: "need", need: { day: "starts" }, members: [] }],
      wakeAt: "2026-03-29T23:00:00.000Z",
    });
    const { state } = settle(waiting, "2026-03-29T23:00:00.000Z");
    expect(state.steps.at(-1)).toMatchObject({ key: "group", status: "open" });
  });

  test("is opened by nobody before", () => {
    const { given } = specify(needing([{ day: "starts" }]));
    const closed: readonly Given[] = [
      { type: "closePart", actor: ENGINE, data: { part: "gathering:1" } },
      { type: "closeStep", actor: ENGINE, data: { step: "gathering" } },
    ];
    const open: Given = { type: "openStep", actor: ENGINE, data: { step: "group" } };
    expect(given(...met, ...closed).when(open).code).toBe("not-due");
  });

  test("waits for everybody in a circle, and for at least one", () => {
    const { given } = specify(needing([consent]));
    const waitsFor = (...more: readonly Given[]) => {
      const run = settle(given(...met, ...more).run, MONDAY);
      return plan(run.state, MONDAY).waits.map((wait) => [wait.for, ...wait.members]);
    };
    const young = [joined("kit", "stakeholder"), joined("lou", "stakeholder")] as const;
    expect(waitsFor()).toEqual([["need", "cyd"]]);
    expect(waitsFor(...young)).toEqual([["need", "kit", "lou"]]);
    expect(waitsFor(...young, declares("kit"), declares("lou"), declares("lou", false))).toEqual([
      ["need", "lou"],
    ]);
    const { state } = settle(given(...met, ...young, declares("kit"), declares("lou")).run, MONDAY);
    expect(state.steps.at(-1)?.key).toBe("group");
  });

  test("may be the first", () => {
    const { given } = specify(needing([consent], 0));
    const { run } = given(launched(), joined("kit", "stakeholder"));
    expect(run.state.steps).toEqual([]);
    expect(waits(run, MONDAY)).toEqual(["need"]);
    const ready = given(launched(), joined("kit", "stakeholder"), declares("kit"));
    expect(settle(ready.run, MONDAY).state.steps.at(-1)?.key).toBe("gathering");
  });

  test("needs a figure at a point, and another step to have ended", () => {
    const needs: readonly Need[] = [{ measured: "trust", at: "before" }, { step: "gathering" }];
    const run = settle(specify(needing(needs)).given(...met).run, MONDAY);
    expect(plan(run.state, MONDAY).waits.map(({ need }) => need)).toEqual([needs[0]]);
  });
});

describe("a tie that is left to another panel", () => {
  const { steps, ...rest } = shapes("panel", "gathering");
  const template: Template = {
    ...rest,
    circles: {
      ...rest.circles,
      others: {
        of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 1 }],
        except: [{ askedIn: "panel" }],
      },
    },
    steps: steps.flatMap((step) =>
      step.key === "panel"
        ? [
            { ...step, next: [{ when: { gate: "tied" }, to: "again" }, { to: "gathering" }] },
            {
              ...step,
              key: "again",
              parts: {
                kind: "one",
                blocks: step.parts.blocks.map((block) =>
                  block.block === "gate" ? { ...block, circle: "others" } : block,
                ),
              },
            },
          ]
        : [step],
    ),
  };
  const four = ["ada", "ben", "cyd", "dee"];
  const tied = (rule: string) =>
    specify(template).given(
      launched(rule),
      ...group.filter((order) => order.type !== "joinMember" || order.data.member !== "eve"),
      declared("ada"),
      declared("ben"),
      wrote("panel:1", 0),
      asked("panel:1"),
      ...told(four),
      yes("ada"),
      yes("cyd"),
      no("ben"),
      no("dee"),
      passed("panel:1"),
    ).run;

  test("goes to people who were not asked before", () => {
    const run = settle(tied("defer-to-another-panel"), MONDAY);
    expect(run.state.steps.at(-1)).toMatchObject({ key: "again", status: "open" });
    const circle = template.circles["others"] ?? { of: [] };
    const asks = (id: string) => {
      const member = run.state.members[id];
      return member !== undefined && belongs(run.state, circle, member);
    };
    expect(four.filter(asks)).toEqual([]);
    expect(waits(run, MONDAY)).toContain("version");
  });

  test("goes nowhere where the adopter stated another rule", () => {
    const run = settle(tied("refuse"), MONDAY);
    expect(run.state.steps.at(-1)).toMatchObject({ key: "panel", status: "open" });
  });
});
