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
import type { Link, Member, Part, RunState } from "../state.ts";
import type { Template } from "../template.ts";
import { missingNeeds } from "./needs.ts";

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

describe("what a need asks for", () => {
  const { state } = specify(needing([])).given(launched(), ...group).run;
  const [step] = state.template.steps;
  const { ada } = state.members;
  const here = state.steps[0];
  const part = state.parts["gathering:1"];
  if (!step || !ada || !here || !part) throw new Error("a run at its first step");

  type More = Partial<RunState>;
  const lacks = (need: Need, more: More = {}, now = MONDAY) =>
    missingNeeds({ ...state, ...more }, { ...step, needs: [need] }, now).map(
      ({ members, until }) => [...members, until],
    );
  const met: ReturnType<typeof lacks> = [];
  const unmet = [["cyd", null]];

  test("nothing, where a step needs nothing", () => {
    const { needs: _, ...without } = step;
    expect(missingNeeds(state, without, MONDAY)).toEqual([]);
  });

  test("a step that was closed once", () => {
    const closed = { ...here, status: "closed" } as const;
    expect(lacks({ step: "gathering" })).toEqual(unmet);
    expect(lacks({ step: "gathering" }, { steps: [closed, here] })).toEqual(met);
    expect(lacks({ step: "gathering" }, { steps: [{ ...closed, key: "group" }, here] })).toEqual(
      unmet,
    );
  });

  test("a figure at its point", () => {
    expect(lacks({ measured: "trust", at: "before" })).toEqual(unmet);
  });

  const link = { id: "l", kind: "asks", run: "other", amounts: {}, at: MONDAY } as const;
  const answered = { outcome: "passed", event: "e", at: MONDAY } as const;
  test.each<readonly [Partial<Link>, boolean]>([
    [{}, true],
    [{ part: null }, true],
    [{ part: "gathering" }, true],
    [{ part: "group:1" }, false],
    [{ answered: null }, false],
    [{ kind: "adds-to" }, false],
  ])("an answer of a run that was asked from the step: %j: %s", (changes, isMet) => {
    const links = {
      k: { ...link, id: "k", part: null, answered: null },
      l: { ...link, part: "gathering:1", answered, ...changes },
    };
    expect(lacks({ answered: "gathering" }, { links })).toEqual(isMet ? met : unmet);
  });

  test("a day that has come in London", () => {
    const parameters = { day: "2026-07-03", count: 7 };
    expect(lacks({ day: "day" }, { parameters }, "2026-07-02T22:59:59.999Z")).toEqual([
      ["2026-07-02T23:00:00.000Z"],
    ]);
    expect(lacks({ day: "day" }, { parameters }, "2026-07-02T23:00:00.000Z")).toEqual(met);
    expect(lacks({ day: "count" }, { parameters })).toEqual(met);
    expect(lacks({ day: "none" }, { parameters })).toEqual(met);
  });

  test("the day that the newest part of another step states in its newest version", () => {
    const dayOf = { step: "gathering", section: "when", field: "day" };
    const on = (day: string, id: string, more: Partial<Part> = {}): Part => {
      const sections = { when: { digest: "d", fields: { day } } };
      const version = { number: 1, digest: "d", author: "ada", at: MONDAY, sections };
      return { ...part, id, versions: [version], ...more };
    };
    const a = on("2026-03-30", "a");
    const b = on("2026-02-02", "b");
    const other = on("2026-05-05", "c", { step: "group" });
    const blank = { ...part, id: "d", versions: [] };
    expect(lacks({ dayOf }, { parts: { a, b, other, blank } })).toEqual([
      ["2026-02-02T00:00:00.000Z"],
    ]);
    expect(lacks({ dayOf }, { parts: { blank } })).toEqual(met);
  });

  const among = (...members: readonly Partial<Member>[]): More => ({
    members: Object.fromEntries(
      [...members, { id: "cyd", side: "staff" as const, roles: ["coordinator" as const] }].map(
        (each, at) => [`m${at}`, { ...ada, id: `m${at}`, ...each }],
      ),
    ),
    template: {
      ...state.template,
      circles: {
        two: { of: [{ side: "pwle", atLeast: 2 }, { side: "leadership" }] },
        any: { of: [{ side: "pwle" }] },
      },
    },
  });
  const able = { holds: ["first-aider"] };
  test.each<
    readonly [
      { of: string; atLeast?: number },
      readonly Partial<Member>[],
      readonly string[] | null,
    ]
  >([
    [{ of: "two" }, [able, able], null],
    [{ of: "two" }, [able], ["cyd"]],
    [{ of: "two" }, [able, { ...able, side: "leadership" }], ["cyd"]],
    [{ of: "two" }, [able, able, {}], ["m2"]],
    [{ of: "any" }, [], ["cyd"]],
    [{ of: "any" }, [{}, {}], ["m0", "m1"]],
    [{ of: "any", atLeast: 1 }, [able, {}, {}], null],
    [{ of: "any", atLeast: 2 }, [able, {}, {}], ["m1", "m2"]],
    [{ of: "any", atLeast: 2 }, [able], ["cyd"]],
    [{ of: "any" }, [able, { side: "partner" }], null],
  ])("a credential of %j, among %j: %j", (of, members, helps) => {
    const need: Need = { holds: "first-aider", ...of };
    expect(lacks(need, among(...members))).toEqual(helps === null ? met : [[...helps, null]]);
  });

  const said = (self?: boolean, guardian?: boolean): Partial<Member> => ({
    declared: {
      consent: { ...(self !== undefined && { self }), ...(guardian !== undefined && { guardian }) },
    },
  });
  test.each<readonly ["self" | "guardian" | "either", Partial<Member>, boolean]>([
    ["self", said(true), true],
    ["self", said(false), false],
    ["self", said(undefined, true), false],
    ["self", {}, false],
    ["guardian", said(undefined, true), true],
    ["guardian", said(true, true), true],
    ["guardian", said(false, true), false],
    ["guardian", said(true), false],
    ["guardian", said(true, false), false],
    ["either", said(true), true],
    ["either", said(undefined, true), true],
    ["either", said(false, true), false],
    ["either", said(true, false), true],
    ["either", {}, false],
  ])("a declaration by %s, where %j was said: %s", (by, member, isMet) => {
    const need: Need = { declared: "consent", by, of: "any" };
    expect(lacks(need, among({ declared: {}, ...member }))).toEqual(isMet ? met : [["m0", null]]);
    expect(lacks({ ...need, of: "two" }, among({ declared: {}, ...member }))).toEqual(
      isMet ? [["cyd", null]] : [["m0", null]],
    );
  });
});
