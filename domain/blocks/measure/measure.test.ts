import { describe, expect, test } from "vitest";
import { plan } from "../../plan.ts";
import type { Given } from "../../../test/specification/run.ts";
import { group, launched, MONDAY, specify, who, words } from "../../../test/specification/scene.ts";
import { everyShape, shapes } from "../../../test/specification/template.ts";
import type { Block, Template } from "../../template.ts";
import { verdict } from "../../verdict.ts";
import { changeBetween, hasDrifted } from "./change.ts";
import { newestReading, unread } from "./lookup.ts";
import type { MeasureBlock } from "./block.ts";

const before: MeasureBlock = {
  block: "measure",
  key: "before",
  point: "before",
  indicators: ["waits", "complaints"],
};
const after: MeasureBlock = { ...before, key: "after", point: "after" };
const waits = { key: "waits", label: "Days to wait", unit: "days", better: "lower" } as const;
const indicators = [
  waits,
  { ...waits, key: "complaints", label: "Complaints", unit: "complaints" },
];

const measuring = (): Template => {
  const [step] = shapes("gathering").steps;
  const blocks: readonly Block[] = [before, after];
  return {
    ...everyShape,
    parameters: [
      ...everyShape.parameters,
      { key: "drift", label: "Drift", kind: "number", default: 10 },
    ],
    indicators,
    steps: step === undefined ? [] : [{ ...step, parts: { kind: "one", blocks } }],
  };
};

const part = "gathering:1";
type Measure = Extract<Given, { type: "recordMeasure" }>;
const measure = (changes: Partial<Measure["data"]> = {}): Measure => ({
  type: "recordMeasure",
  data: {
    part,
    block: "before",
    indicator: "waits",
    how: "counted",
    value: 20,
    people: 30,
    on: "2026-01-05",
    source: words,
    ...changes,
  },
});
const given = (...more: readonly Given[]) =>
  specify(measuring()).given(launched(), ...group, ...more);

describe("recording a figure", () => {
  test("keeps it under the block's point, and beside the ones before it", () => {
    const { run } = given(measure(), measure({ value: 21 }));
    expect(run.state.readings).toMatchObject([
      { point: "before", value: 20, by: "manager" },
      { point: "before", value: 21 },
    ]);
    expect(newestReading(run.state, "waits", "before")?.value).toBe(21);
    expect(unread(run.state, { id: part }, before)).toEqual(["complaints"]);
  });

  test("never holds a figure about fewer than five people", () => {
    expect(given().when(measure({ people: 4 })).events).toMatchObject([
      { type: "measured", data: { value: null, withheld: "fewer-than-five", people: 4 } },
    ]);
    expect(given().when(measure({ value: null, people: null })).events).toMatchObject([
      { data: { value: null, withheld: "not-available" } },
    ]);
  });

  test("waits until what comes before it is measured", () => {
    expect(given().when(measure({ block: "after" })).code).toBe("not-due");
    expect(plan(given().run.state, MONDAY).waits).toMatchObject([{ for: "measure", part }]);
    const { run } = given(measure(), measure({ indicator: "complaints" }));
    expect(plan(run.state, MONDAY).parts).toMatchObject([{ block: "measure" }]);
  });

  test("is refused for what is not measured here, by whom it is not theirs, and on a day to come", () => {
    expect(given().when(measure({ indicator: "joy" })).code).toBe("unknown-indicator");
    expect(given().when(measure({ block: "later" })).code).toBe("unknown-indicator");
    expect(given().when({ ...measure(), actor: who("ada") }).code).toBe("not-allowed");
    for (const on of ["2026-01-06", "1926-01-05", "2026-02-30"])
      expect(given().when(measure({ on })).code).toBe("invalid-date");
    expect(given().when(measure({ people: 1.5 })).code).toBe("parameter-invalid");
  });
});

describe("a change", () => {
  const readings = (first: number, second: number) =>
    given(
      measure({ indicator: "complaints" }),
      measure({ value: first }),
      measure({ block: "after", value: second }),
    ).run.state;

  test("is the later reading less the earlier, better or worse as the indicator says", () => {
    const both = readings(0.1, 0.3).readings.filter(({ indicator }) => indicator === "waits");
    expect(changeBetween(waits, both[0], both[1])).toMatchObject({
      difference: 0.2,
      percent: 200,
      is: "worse",
    });
    expect(changeBetween({ ...waits, better: "higher" }, both[0], both[1])?.is).toBe("better");
    expect(changeBetween(waits, both[0], both[0])?.is).toBe("same");
    expect(changeBetween(waits, undefined, both[1])).toBeNull();
  });

  test("is a drift when it is worse by more than the adopter's per cent", () => {
    const launchedWith = (state: ReturnType<typeof readings>) => ({
      ...state,
      parameters: { ...state.parameters, drift: 10 },
    });
    const drift = { drifted: "waits", since: "before", by: "drift" };
    expect(hasDrifted(launchedWith(readings(20, 22)), drift)).toBe(false);
    expect(hasDrifted(launchedWith(readings(20, 23)), drift)).toBe(true);
    expect(hasDrifted(launchedWith(readings(20, 10)), drift)).toBe(false);
  });
});

test("a figure of a pilot that was not read before it is a finding", () => {
  const here = measuring();
  const pilot: Template = {
    ...here,
    steps: here.steps.map((step) => ({ ...step, kind: "pilot" })),
  };
  const found = (on: string) => {
    const { run } = specify(pilot).given(launched(), ...group, {
      ...measure({ on }),
      at: "2026-02-02T09:00:00.000Z",
    });
    const events = run.events.map((event) => ({ ...event, id: `event-${event.version}` }));
    return verdict(pilot, events).findings.map(({ code }) => code);
  };
  expect(found("2026-01-06")).toContain("baseline-after-pilot");
  expect(found("2026-01-05")).not.toContain("baseline-after-pilot");
});

test("a pilot in which people meet begins with the first meeting, not with its opening", () => {
  const here = measuring();
  const pilot: Template = {
    ...here,
    steps: here.steps.map((step) => ({
      ...step,
      kind: "pilot",
      parts: {
        kind: "one",
        blocks: [...step.parts.blocks.slice(0, 1), { block: "session", key: "talk" }],
      },
    })),
  };
  const found = (on: string) => {
    const { run } = specify(pilot).given(
      launched(),
      ...group,
      measure({ value: null }),
      measure({ value: null, indicator: "complaints" }),
      {
        type: "planSession",
        data: {
          ...{ id: "s", part, block: "talk", on: "2026-01-09", until: null },
          ...{ place: words, mode: "in-person", offers: null },
        },
      },
      {
        type: "holdSession",
        at: "2026-01-09T20:00:00.000Z",
        data: {
          ...{ session: "s", on: "2026-01-09", came: ["ada"], ledBy: ["ben"], others: 0 },
          account: words,
        },
      },
      { ...measure({ on }), at: "2026-02-02T09:00:00.000Z" },
    );
    const events = run.events.map((event) => ({ ...event, id: `event-${event.version}` }));
    return verdict(pilot, events).findings.map(({ code }) => code);
  };
  expect(found("2026-01-10")).toContain("baseline-after-pilot");
  expect(found("2026-01-09")).not.toContain("baseline-after-pilot");
});
