import { describe, expect, test } from "vitest";
import {
  agreed,
  byId,
  claim,
  member,
  part,
  running,
  session,
  visited,
} from "../../test/specification/made.ts";
import { AT, gate, step, template } from "../../test/specification/verdict.ts";
import type { Part, RunState } from "../state.ts";
import type { Block, StepKind, Template } from "../template.ts";
import { risk, type Risk } from "./risk.ts";
import * as work from "./work.ts";

const [ada, ben] = [member("ada"), member("ben")];
const sam = member("sam", { side: "staff", saidSides: ["staff"] });
const of = (...steps: Template["steps"]): Template => ({ ...template, steps });

describe("nobody with lived experience delivers", () => {
  const form: Block = { block: "form", key: "text", form: { sections: [] } };
  const delivery: Block = { block: "delivery", key: "delivery" };
  const run = (
    kind: StepKind,
    change: Partial<Part> = {},
    more: Partial<RunState> = {},
    blocks: readonly Block[] = [form, gate, delivery],
  ): readonly Risk[] =>
    work.nobodyDelivers(
      running(
        [ada, ben, sam],
        {
          steps: [visited("out")],
          parts: byId(part("out", { requests: ["r1"], ...change })),
          requests: byId(agreed("r1", "out:1")),
          ...more,
        },
        of(step("out", kind, blocks)),
      ),
    );
  const told = [risk("nobody-delivers", [], { step: "out", part: "out:1" })];
  const led = (change: object = {}) => ({
    sessions: byId(session("s1", { part: "out:1", ledBy: ["sam", "ada"], event: 7, ...change })),
  });
  test.each<readonly [string, readonly Risk[], boolean]>([
    ["a roll-out", run("roll-out"), true],
    ["a monitoring", run("monitor"), true],
    ["any other step", run("pilot"), false],
    [
      "a step that is over",
      run("roll-out", {}, { steps: [visited("out", { status: "closed" })] }),
      false,
    ],
    ["a step that nobody knows", run("roll-out", {}, { steps: [visited("x")] }), false],
    ["a step without a part", run("roll-out", {}, { parts: {} }), true],
    ["Ada delivered", run("roll-out", { deliveredBy: ["ada"] }), false],
    ["Sam delivered", run("roll-out", { deliveredBy: ["sam"] }), true],
    ["both delivered", run("roll-out", { deliveredBy: ["sam", "ada"] }), false],
    [
      "others say that Ada delivered",
      run("roll-out", { deliveredBy: ["ada"] }, claim("deliveryCompleted", 7)),
      true,
    ],
    [
      "and she says so",
      run("roll-out", { deliveredBy: ["ada"] }, claim("deliveryCompleted", 7, { ada: true })),
      false,
    ],
    [
      "and she says that it was not so",
      run("roll-out", { deliveredBy: ["ada"] }, claim("deliveryCompleted", 7, { ada: false })),
      true,
    ],
    [
      "others say something else of Ada, who delivered",
      run("roll-out", { deliveredBy: ["ada"] }, claim("capacityBuilt", 7)),
      false,
    ],
    [
      "others say of Ada that she delivered, and Ben did",
      run("roll-out", { deliveredBy: ["ben"] }, claim("deliveryCompleted", 7)),
      false,
    ],
    ["Ada led a session", run("roll-out", {}, led()), false],
    ["Ada came to a session", run("roll-out", {}, led({ ledBy: ["sam"], came: ["ada"] })), true],
    ["Ada led one elsewhere", run("roll-out", {}, led({ part: "x" })), true],
    ["Ada is to lead one", run("roll-out", {}, led({ status: "planned" })), true],
    [
      "Ada led one by another’s word",
      run("roll-out", {}, { ...led(), ...claim("sessionHeld", 7) }),
      true,
    ],
    [
      "Ada led one, and a claim of another event names her",
      run("roll-out", {}, { ...led({ event: null }), ...claim("sessionHeld", 7) }),
      false,
    ],
    ["they agreed, and there is something to deliver", run("roll-out", { gate: "passed" }), true],
    [
      "they agreed, and there is nothing to deliver",
      run("roll-out", { gate: "passed" }, {}, [form, gate]),
      false,
    ],
    ["they have not agreed yet", run("roll-out", {}, {}, [form, gate]), true],
    [
      "nobody with lived experience agreed",
      run("roll-out", { gate: "passed" }, { requests: {} }, [form, gate]),
      true,
    ],
  ])("%s", (_, found, isTold) => {
    expect(found).toEqual(isTold ? told : []);
  });

  test("who took part in one of its parts is there, and the newest part is named", () => {
    const parts = byId(part("out"), part("out", { id: "out:2" }));
    const steps = [visited("out", { parts: ["out:1", "out:2"] })];
    const newest = [risk("nobody-delivers", [], { step: "out", part: "out:2" })];
    expect(run("roll-out", {}, { parts, steps })).toEqual(newest);
    const first = { ...parts, ...byId(part("out", { deliveredBy: ["ada"] })) };
    expect(run("roll-out", {}, { parts: first, steps })).toEqual([]);
  });
});

describe("a figure was not read before the pilot", () => {
  const measure = (...indicators: readonly string[]): Block => ({
    ...{ block: "measure", key: "before", point: "before", indicators },
  });
  const delivery: Block = { block: "delivery", key: "delivery" };
  const reading = (indicator: string, value: number | null = 3) => ({
    ...{ part: "plan:1", block: "before", indicator, how: "counted", value, people: null },
    ...{ on: "2026-03-01", at: AT, by: "sam", event: 7 },
  });
  const told = [risk("no-baseline", [], { step: "pilot" })];
  const run = (change: object = {}, ...steps: Template["steps"]): readonly Risk[] =>
    work.noBaseline(
      running(
        [ada],
        change,
        of(
          ...(steps.length > 0
            ? steps
            : [
                step("plan", "plan", [measure("waits", "calls")]),
                step("pilot", "pilot", [delivery]),
              ]),
        ),
      ),
    );
  const pilot = (change: Partial<Part> = {}) => ({ parts: byId(part("pilot", change)) });
  const held = (change: object = {}) => ({
    ...pilot(),
    sessions: byId(session("s1", { part: "pilot:1", ...change })),
  });
  const both = [reading("waits"), reading("calls")];
  test.each<readonly [string, readonly Risk[], boolean]>([
    ["none of two", run(), true],
    ["one of two", run({ readings: [reading("waits")] }), true],
    ["both", run({ readings: both }), false],
    [
      "the one that is measured",
      run(
        { readings: [reading("waits")] },
        step("plan", "plan", [measure("waits")]),
        step("pilot", "pilot", [delivery]),
      ),
      false,
    ],
    ["one has no value", run({ readings: [reading("waits"), reading("calls", null)] }), true],
    ["without a pilot", run({}, step("plan", "plan", [measure("waits")])), false],
    ["where nothing is measured", run({}, step("pilot", "pilot", [delivery])), false],
    ["a pilot that is open, and not begun", run(pilot()), true],
    ["a pilot that is begun", run(pilot({ delivery: "started" })), false],
    ["a pilot that is done", run(pilot({ delivery: "completed" })), false],
    ["another part is begun", run({ parts: byId(part("plan", { delivery: "started" })) }), true],
    ["a pilot in which people have met", run(held()), false],
    ["a pilot in which people are to meet", run(held({ status: "planned" })), true],
    ["people met elsewhere", run(held({ part: "plan:1" })), true],
    [
      "a pilot in which nothing is delivered, and which is open",
      run(pilot(), step("plan", "plan", [measure("waits")]), step("pilot", "pilot")),
      false,
    ],
    [
      "a pilot in which nothing is delivered, and which is to come",
      run({}, step("plan", "plan", [measure("waits")]), step("pilot", "pilot")),
      true,
    ],
  ])("%s", (_, found, isTold) => {
    expect(found).toEqual(isTold ? told : []);
  });
});
