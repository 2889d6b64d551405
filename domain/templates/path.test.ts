import { describe, expect, test } from "vitest";
import { byId, part, running, visited } from "../../test/specification/made.ts";
import { everyShape, shapes } from "../../test/specification/template.ts";
import type { Part, RunState, StepState } from "../state.ts";
import type { Template } from "../template.ts";
import { pathOf } from "./path.ts";

/** A run of the template for tests in which every arrangement is. */
const walked = (
  steps: readonly StepState[],
  parts: readonly Part[],
  change: Partial<RunState> = {},
): RunState => running([], { steps, parts: byId(...parts), ...change }, everyShape);

const stepOf = (key: string, state: RunState | null, template: Template = everyShape) => {
  const found = pathOf(template, state).find((step) => step.key === key);
  if (found === undefined) throw new Error(`There is no step ${key}.`);
  return found;
};

/** A part of a step, by its number there. */
const place = (step: string, ordinal: number, change: Partial<Part> = {}): Part =>
  part(step, { id: `${step}:${ordinal}`, ordinal, ...change });

const told = (key: string, state: RunState | null) =>
  stepOf(key, state).parts.map(
    (one) => `${one.ordinal} ${one.key} ${one.title} ${one.progress} ${one.part?.id ?? "-"}`,
  );

describe("the path of a template by itself", () => {
  test("has each step once and in order, later, never visited, with what it is for", () => {
    const path = pathOf(everyShape, null);
    expect(path.map(({ key }) => key)).toEqual(everyShape.steps.map(({ key }) => key));
    expect(path.map(({ title }) => title)).toEqual(everyShape.steps.map(({ title }) => title));
    expect(path.map(({ purpose }) => purpose)).toEqual(
      everyShape.steps.map(({ purpose }) => purpose),
    );
    for (const { progress, visits } of path) expect([progress, visits]).toEqual(["later", 0]);
  });

  test.each([
    ["group", "one", false],
    ["areas", "side-by-side", false],
    ["blocks", "in-order", false],
    ["refine", "rounds", true],
    ["sites", "added", true],
    ["rounds", "repeats", true],
  ])("says how the parts of %s are arranged, and whether more may come", (key, way, more) => {
    const { arrangement, more: isMore } = stepOf(key, null);
    expect([arrangement, isMore]).toEqual([way, more]);
  });

  test("names the parts that a template names, what joins them last, and no others", () => {
    expect(told("areas", null)).toEqual([
      "1 north North later -",
      "2 south South later -",
      "3 join Both later -",
    ]);
    expect(told("blocks", null)).toEqual(["1 north North later -", "2 south South later -"]);
    for (const key of ["group", "refine", "sites", "rounds"]) expect(told(key, null)).toEqual([]);
  });
});

describe("the path of a run", () => {
  test("names a part as whoever started the run did", () => {
    const state = walked([visited("areas", { parts: [] })], [], {
      parameters: { south: "Harbour" },
    });
    expect(told("areas", state)[1]).toBe("2 south Harbour later -");
  });

  test("shows of named parts those that opened, by their names and not by when they opened", () => {
    const state = walked(
      [visited("areas", { parts: ["areas:2", "areas:1"] })],
      [place("areas", 2, { key: "south" }), place("areas", 1, { key: "north", status: "closed" })],
    );
    expect(told("areas", state)).toEqual([
      "1 north North done areas:1",
      "2 south South now areas:2",
      "3 join Both later -",
    ]);
  });

  test("shows of other parts those that opened, in order, each at its newest stretch", () => {
    const state = walked(
      [visited("sites", { parts: ["sites:1", "sites:1b", "sites:2"] })],
      [
        place("sites", 1, { status: "closed" }),
        part("sites", { id: "sites:1b", ordinal: 1, stretch: 2 }),
        place("sites", 2),
      ],
    );
    expect(told("sites", state)).toEqual(["1 null null now sites:1b", "2 null null now sites:2"]);
  });

  test.each([
    ["open", { status: "open" }, "open", "now"],
    ["open in a step that is closed", { status: "open" }, "closed", "done"],
    ["closed", { status: "closed" }, "open", "done"],
    ["dropped", { status: "closed", dropped: true }, "open", "dropped"],
    ["dropped after it was overridden", { dropped: true, gate: "overridden" }, "open", "dropped"],
    ["overridden", { status: "open", gate: "overridden" }, "open", "overridden"],
  ] as const)("says of a part that is %s how far it has come", (_, change, status, progress) => {
    const state = walked(
      [visited("sites", { status, parts: ["sites:1"] })],
      [place("sites", 1, change)],
    );
    expect(stepOf("sites", state).parts.map((one) => one.progress)).toEqual([progress]);
  });

  test("remembers that an earlier stretch of a part was overridden", () => {
    const state = walked(
      [visited("sites", { parts: ["sites:1", "sites:1b"] })],
      [
        place("sites", 1, { status: "closed", gate: "overridden" }),
        part("sites", { id: "sites:1b", ordinal: 1, stretch: 2 }),
      ],
    );
    expect(stepOf("sites", state).parts.map(({ progress }) => progress)).toEqual(["overridden"]);
  });

  test("shows the newest visit of a step, and counts them", () => {
    const state = walked(
      [
        visited("refine", { status: "closed", parts: ["refine:1", "refine:2"] }),
        visited("learn", { status: "closed" }),
        visited("refine", { visit: 2, parts: ["again"] }),
      ],
      [
        place("refine", 1, { status: "closed" }),
        place("refine", 2, { status: "closed" }),
        part("refine", { id: "again", visit: 2 }),
      ],
    );
    const { visits, progress } = stepOf("refine", state);
    expect([visits, progress]).toEqual([2, "now"]);
    expect(told("refine", state)).toEqual(["1 null null now again"]);
    expect(stepOf("learn", state)).toMatchObject({ visits: 1, progress: "done" });
    expect(stepOf("group", state)).toMatchObject({ visits: 0, progress: "later" });
  });

  test("says of a step how far it has come", () => {
    const open = visited("group", { parts: ["group:1"] });
    const closed = visited("group", { status: "closed", parts: ["group:1"] });
    const again = visited("group", { visit: 2, status: "closed", parts: ["group:2"] });
    const progress = (steps: readonly StepState[], change: Partial<RunState> = {}) =>
      stepOf("group", walked(steps, [], change)).progress;
    expect(progress([])).toBe("later");
    expect(progress([open])).toBe("now");
    expect(progress([open], { status: "paused" })).toBe("now");
    expect(progress([open], { status: "finished" })).toBe("done");
    expect(progress([closed])).toBe("done");
    expect(progress([closed], { overrides: ["areas:1"] })).toBe("done");
    expect(progress([closed], { overrides: ["group:1"] })).toBe("overridden");
    expect(progress([closed, again], { overrides: ["group:1"] })).toBe("overridden");
    expect(progress([open], { overrides: ["group:1"] })).toBe("now");
    const both = visited("group", { status: "closed", parts: ["group:1", "group:2"] });
    expect(progress([both], { overrides: ["group:2"] })).toBe("overridden");
  });

  test.each(["refine", "sites", "rounds"])(
    "says whether further parts of %s may come that nobody can name",
    (key) => {
      const more = (step: StepState | null, change: Partial<RunState> = {}) =>
        stepOf(key, walked(step === null ? [] : [step], [], change)).more;
      expect(more(null)).toBe(true);
      expect(more(visited(key))).toBe(true);
      expect(more(visited(key, { status: "closed" }))).toBe(false);
      expect(more(visited(key), { status: "finished" })).toBe(false);
      expect(more(visited(key, { sitesComplete: true }))).toBe(key !== "sites");
    },
  );

  test("never has more parts of a step with one or with named ones", () => {
    for (const key of ["group", "areas", "blocks"])
      for (const state of [null, walked([visited(key)], [])])
        expect(stepOf(key, state).more).toBe(false);
  });
});

describe("where a step can lead but to the next one", () => {
  const when = { section: "choice", field: "next", is: "refine" } as const;
  const ways = (next: NonNullable<Template["steps"][number]["next"]>) => {
    const template = shapes("group", "refine", "sites");
    const steps = template.steps.map((step) => (step.key === "refine" ? { ...step, next } : step));
    return stepOf("refine", null, { ...template, steps }).ways;
  };

  test("is nowhere, unless the template says so", () => {
    expect(stepOf("group", null).ways).toEqual([]);
    expect(ways([])).toEqual([]);
    expect(ways([{ to: "sites" }])).toEqual([]);
  });

  test("is a step before it, or itself, which is back", () => {
    expect(ways([{ to: "group" }])).toEqual([{ to: "group", when: null, back: true }]);
    expect(ways([{ to: "refine", when }])).toEqual([{ to: "refine", when, back: true }]);
  });

  test("is the next one on a condition, which is a way of its own", () => {
    expect(ways([{ to: "sites", when }])).toEqual([{ to: "sites", when, back: false }]);
  });

  test("is the end, which is no step", () => {
    expect(ways([{ to: "end" }])).toEqual([{ to: null, when: null, back: false }]);
  });

  test("is told in the template's order", () => {
    const told = stepOf("learn", null).ways;
    expect(told.map(({ to, back }) => [to, back])).toEqual([
      ["refine", true],
      [null, false],
    ]);
  });
});
