import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import { gathering, part } from "../../../test/specification/poll.ts";
import {
  group,
  joined,
  launched,
  manager,
  settle,
  specify,
  who,
  words,
} from "../../../test/specification/scene.ts";
import { everyShape } from "../../../test/specification/template.ts";
import { plan } from "../../plan.ts";
import type { Role, Template } from "../../template.ts";
import { acts } from "../acts.ts";
import type { Indicator, MeasureBlock } from "./block.ts";
import { changeBetween, hasDrifted } from "./change.ts";
import { indicatorFindings } from "./lint.ts";
import { newestReading, unread } from "./lookup.ts";
import type { Reading } from "./state.ts";

const NOW = "2026-02-02T09:00:00.000Z";
const waits: Indicator = { key: "waits", label: "Days to wait", unit: "days", better: "lower" };
const trust: Indicator = { key: "trust", label: "Trust", unit: "points", better: "higher" };
const before: MeasureBlock = {
  ...{ block: "measure", key: "before", point: "start" },
  indicators: ["waits"],
};
const after: MeasureBlock = {
  ...before,
  key: "after",
  point: "end",
  indicators: ["waits", "trust"],
};
const template: Template = {
  ...gathering([before, after]),
  indicators: [waits, trust],
};

type Measure = Extract<Given, { type: "recordMeasure" }>;
const measures = (more: Partial<Measure["data"]> = {}): Given => ({
  type: "recordMeasure",
  at: NOW,
  data: {
    ...{ part, block: "before", indicator: "waits", how: "counted", value: 20, people: 30 },
    ...{ on: "2026-01-05", source: words },
    ...more,
  },
});
const here = (...more: readonly Given[]) => specify(template).given(launched(), ...group, ...more);
const why = ({ refusal }: { refusal: { code: string; about?: string | null } | null }) =>
  refusal === null ? null : `${refusal.code}, ${refusal.about}`;

describe("a figure is recorded", () => {
  test.each<readonly [Partial<Measure["data"]>, string | null]>([
    [{}, null],
    [{ on: "2026-02-02" }, null],
    [{ on: "2026-02-03" }, "invalid-date, on"],
    [{ on: "then" }, "invalid-date, on"],
    [{ value: Infinity }, "parameter-invalid, value"],
    [{ value: -0.5 }, null],
    [{ value: 0 }, null],
    [{ people: -1 }, "parameter-invalid, people"],
    [{ people: 5.5 }, "parameter-invalid, people"],
    [{ people: 0 }, null],
    [{ indicator: "trust" }, "unknown-indicator, trust"],
    [{ block: "elsewhere" }, "unknown-indicator, waits"],
    [{ block: "after" }, "not-due, before"],
    [{ part: "elsewhere:1" }, "unknown-part, elsewhere:1"],
  ])("with %j: %s", (more, code) => {
    expect(why(here().when(measures(more)))).toBe(code);
  });

  test.each([
    [30, 20, 20, null],
    [5, 20, 20, null],
    [4, 20, null, "fewer-than-five"],
    [0, 20, null, "fewer-than-five"],
    [4, null, null, "fewer-than-five"],
    [null, 20, 20, null],
    [30, null, null, "not-available"],
  ])("about %j people, of %j it keeps %j: %j", (people, value, kept, withheld) => {
    const { events } = here().when(measures({ people, value }));
    expect(events).toEqual([
      {
        type: "measured",
        data: {
          ...{ part, block: "before", indicator: "waits", how: "counted", point: "start" },
          ...{ people, on: "2026-01-05", source: words, value: kept, withheld },
        },
      },
    ]);
  });

  test.each<readonly [Role, boolean]>([
    ["coordinator", true],
    ["chair", true],
    ["facilitator", true],
    ["deliverer", true],
    ["supporter", true],
    ["author", false],
    ["decision-maker", false],
  ])("by whom: %s %s", (role, may) => {
    const run = here(joined("fay", "staff", [role]));
    expect(why(run.when({ ...measures(), actor: who("fay") }))).toBe(
      may ? null : "not-allowed, fay",
    );
  });

  test("also when its part has closed", () => {
    const all = here(
      measures(),
      measures({ block: "after" }),
      measures({ block: "after", indicator: "trust" }),
    );
    expect(plan(all.run.state, NOW).parts).toMatchObject([{ orders: [{ type: "closePart" }] }]);
    const site: Given = { type: "addSite", data: { step: "gathering", title: words } };
    const gone: Given = { type: "dropPart", data: { part, reason: words } };
    const added: Template = { ...gathering([before, after], "added"), indicators: [waits, trust] };
    const dropped = specify(added).given(launched(), site, gone);
    expect(why(dropped.when({ ...measures({ block: "after" }), actor: manager }))).toBeNull();
    expect(settle(all.run, NOW).state.status).toBe("finished");
  });
});

const reading = (more: Partial<Reading> = {}): Reading => ({
  ...{ part, block: "before", indicator: "waits", point: "start", how: "counted", value: 20 },
  ...{ withheld: null, people: 30, on: "2026-01-05", at: NOW, by: "manager", event: 1 },
  ...more,
});

describe("two readings side by side", () => {
  test.each([
    [waits, 20, 22, 2, 10, "worse"],
    [waits, 20, 15, -5, -25, "better"],
    [trust, 20, 22, 2, 10, "better"],
    [trust, 20, 15, -5, -25, "worse"],
    [waits, 20, 20, 0, 0, "same"],
    [waits, -4, -3, 1, 25, "worse"],
    [waits, 0, 3, 3, null, "worse"],
    [waits, 0.1, 0.3, 0.2, 200, "worse"],
  ])("of %j, %d and %d", (indicator, first, second, difference, percent, is) => {
    const [one, two] = [reading({ value: first }), reading({ value: second })];
    const change = changeBetween(indicator, one, two);
    expect(change).toEqual({ indicator, before: one, after: two, difference, percent, is });
  });

  test("say nothing where there is no figure", () => {
    expect(changeBetween(waits, reading({ value: null }), reading())).toBeNull();
    expect(changeBetween(waits, reading(), reading({ value: null }))).toBeNull();
    expect(changeBetween(waits, reading(), undefined)).toBeNull();
  });
});

describe("a drift", () => {
  const drift = { drifted: "waits", since: "start", by: "limit" };
  const drifted = (
    values: readonly (number | null)[],
    limit: number | string = 10,
    of: Partial<typeof drift> = {},
  ): boolean => {
    const { state } = here().run;
    const readings = values.map((value, at) =>
      reading({ value, ...(at > 0 && { block: "after", point: "end" }) }),
    );
    return hasDrifted({ ...state, readings, parameters: { limit } }, { ...drift, ...of });
  };

  test.each<readonly [readonly (number | null)[], boolean]>([
    [[20, 22], false],
    [[20, 22.1], true],
    [[20, 10], false],
    [[20, 20], false],
    [[0, 1], true],
    [[20, 30, 21], false],
    [[20, 30, null], true],
    [[null, 30], false],
    [[20], false],
  ])("from %j: %s", (values, has) => {
    expect(drifted(values)).toBe(has);
  });

  test("is one of an indicator that there is, by a number that the adopter stated", () => {
    expect(drifted([20, 30], "10")).toBe(false);
    expect(drifted([20, 30], 10, { by: "nothing" })).toBe(false);
    expect(drifted([20, 30], 10, { drifted: "joy" })).toBe(false);
    expect(drifted([20, 30], 10, { since: "end" })).toBe(false);
  });
});

test("what was read is found by its part, its block, its point and its indicator", () => {
  const readings = [
    reading({ value: 1 }),
    reading({ value: 2, point: "end", block: "after" }),
    reading({ value: 3, indicator: "trust", part: "other:1" }),
    reading({ value: null, block: "after" }),
  ];
  const state = { ...here().run.state, readings };
  expect(newestReading(state, "waits")?.value).toBe(2);
  expect(newestReading(state, "waits", "start")?.value).toBe(1);
  expect(newestReading(state, "trust")?.value).toBe(3);
  expect(newestReading(state, "joy")).toBeUndefined();
  expect(unread(state, { id: part }, after)).toEqual(["trust"]);
  expect(unread(state, { id: "other:1" }, before)).toEqual(["waits"]);
  expect(unread(state, { id: part }, before)).toEqual([]);
});

describe("a template's measures", () => {
  const findings = (block: MeasureBlock) =>
    acts.blocks.measure
      .findings(template, block, ["here"], undefined)
      .map(({ code, path }) => `${code}, ${path.join(".")}`);

  test("measure what it names, each once", () => {
    expect(findings(after)).toEqual([]);
    expect(findings({ ...after, indicators: ["waits", "trust", "waits"] })).toEqual([
      "measure-twice, here.indicators.2",
    ]);
    expect(findings({ ...after, indicators: ["joy", "waits"] })).toEqual([
      "unknown-indicator, here.indicators.0",
    ]);
    const { indicators: _, ...without } = template;
    expect(
      acts.blocks.measure.findings(without, before, [], undefined).map(({ code }) => code),
    ).toEqual(["unknown-indicator"]);
  });

  test("read each of them somewhere: in a step, in a part of it, or where its parts join", () => {
    const codes = (steps: Template["steps"]) =>
      indicatorFindings({ ...template, steps }).map(
        ({ code, path }) => `${code}, ${path.join(".")}`,
      );
    const [step] = template.steps;
    if (step === undefined) throw new Error("There is no step.");
    const named = (own: readonly MeasureBlock[], join: readonly MeasureBlock[]) =>
      codes([
        {
          ...step,
          parts: {
            ...{ kind: "named", order: "in-order", blocks: [] },
            parts: [
              { key: "a", title: "A", blocks: own },
              { key: "b", title: "B" },
            ],
            join: { title: "Both", blocks: join },
          },
        },
      ]);
    const neither = [
      "indicator-never-measured, indicators.0",
      "indicator-never-measured, indicators.1",
    ];
    expect(codes(template.steps)).toEqual([]);
    expect(codes(gathering([before]).steps)).toEqual(neither.slice(1));
    expect(named([], [])).toEqual(neither);
    expect(named([after], [])).toEqual([]);
    expect(named([], [after])).toEqual([]);
    const { indicators: _, ...without } = template;
    expect(indicatorFindings(without)).toEqual([]);
    const twice = { ...template, indicators: [waits, trust, waits] };
    expect(indicatorFindings(twice).map(({ code }) => code)).toEqual(["key-twice"]);
  });

  test("are waited for, and said in words", () => {
    expect(plan(here().run.state, NOW).waits).toEqual([
      { part, for: "measure", members: ["cyd"], until: null },
    ]);
    expect(acts.blocks.measure.words({ ...everyShape, indicators: [waits, trust] }, after)).toEqual(
      ["This is measured (end): Days to wait.", "This is measured (end): Trust."],
    );
  });
});
