import { describe, expect, it } from "vitest";
import { builtIn, everyScenario, scenarios } from "../programmes/all.ts";
import { memoryClient } from "../test/in-memory/client.ts";
import { endingOf, statedEnding } from "../test/support/ending.ts";
import { play } from "./play.ts";
import type { Scenario, Step } from "../programmes/scenario.ts";

const START = new Date("2026-11-23T09:00:00.000Z");

const playInMemory = async (script: Scenario, toTheEnd: boolean) => {
  const template = builtIn.find(({ name }) => name === script.template);
  if (template === undefined) throw new Error(`There is no template ${script.template}.`);
  const client = memoryClient(template, START);
  const lines: string[] = [];
  await play(script, client, { print: (line) => lines.push(line), now: client.now, toTheEnd });
  return {
    state: client.state(),
    events: client.events(),
    told: lines.join("\n"),
    took: client.now().getTime() - START.getTime(),
  };
};

describe("the demo's scenarios, played straight to the decider", () => {
  it("there is one for each template", () => {
    expect(scenarios.map(({ template }) => template)).toEqual(builtIn.map(({ name }) => name));
  });

  it.each(everyScenario.map((script) => [script.template, script.name, script] as const))(
    "%s: %s, and ends as it deserves",
    async (_, __, script) => {
      const { state, events } = await playInMemory(script, true);
      expect(endingOf(state, events)).toEqual(statedEnding(script.ends));
    },
  );

  it.each(everyScenario.map((script) => [script.name, script] as const))(
    "%s keeps people waiting for seconds alone",
    async (_, script) => {
      const { took } = await playInMemory(script, false);
      expect(took).toBeLessThan(30_000);
    },
  );

  it("the pathway goes through two rounds, two sites, two checks and the learning meeting", async () => {
    const [pathway] = scenarios;
    if (pathway === undefined) throw new Error("There is no script.");
    const { state } = await playInMemory(pathway, false);
    const closed = Object.values(state.parts).filter(({ status }) => status === "closed");
    const count = (step: string): number => closed.filter((part) => part.step === step).length;
    expect(["refine", "roll-out", "monitor", "learning"].map(count)).toEqual([2, 2, 2, 1]);
    const open = Object.values(state.parts).filter(({ status }) => status === "open");
    expect(open.map(({ id, gate }) => [id, gate])).toEqual([["decision:1", "open"]]);
  });

  it("the areas run at once, and are joined by a third part", async () => {
    const script = scenarios.find(({ template }) => template === "community-conversations");
    if (script === undefined) throw new Error("There is no script.");
    const { state } = await playInMemory(script, true);
    const first = state.parts["areas:1"];
    const second = state.parts["areas:2"];
    expect(first?.openedAt).toBe(second?.openedAt);
    expect([first?.title, second?.title]).toEqual(["Lochside", "Braehead"]);
    expect(state.parts["areas:5"]?.key).toBe("join");
  });

  it("the panel's tie is a no by the stated rule, and the changed request a yes", async () => {
    const script = scenarios.find(({ template }) => template === "resource-panel");
    if (script === undefined) throw new Error("There is no script.");
    const { state } = await playInMemory(script, true);
    expect(state.parts["decision:1"]?.versions).toHaveLength(2);
    expect(state.steps.map(({ key }) => key)).toEqual([
      "panel",
      "request",
      "decision",
      "follow-up",
    ]);
  });

  it.each([
    [20_000, "follow-up"],
    [20_001, "decision"],
  ])("the panel decides strictly over £200: %d pence lead to the step %s", async (pence, step) => {
    const script = scenarios.find(({ template }) => template === "resource-panel");
    if (script === undefined) throw new Error("There is no script.");
    const asked = script.steps.findIndex((step) => step.do === "submit" && step.by === "jo");
    const steps = script.steps.slice(0, asked + 1).map((step): Step => {
      if (step.do !== "write" || step.by !== "jo") return step;
      const money = { ...step.form["money"], asked: pence };
      return { ...step, form: { ...step.form, money } };
    });
    const { state } = await playInMemory({ ...script, steps }, false);
    expect(state.steps.at(-1)).toMatchObject({ key: step, status: "open" });
  });

  it("tells it in words: every step has a heading, and no name of the record's own", async () => {
    for (const script of everyScenario) {
      const { told } = await playInMemory(script, true);
      expect(told).not.toMatch(/undefined|\b[a-z-]+:\d\b|id-\d/);
    }
  });
});
