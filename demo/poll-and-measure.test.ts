import { expect, it } from "vitest";
import { everyShape } from "../test/specification/template.ts";
import type { Template } from "../domain/template.ts";
import type { DemoPerson, Scenario, Step } from "../programmes/scenario.ts";
import { memoryClient } from "../test/in-memory/client.ts";
import { play } from "./play.ts";

const template: Template = {
  ...everyShape,
  indicators: [{ key: "waits", label: "Days to wait", unit: "days", better: "lower" }],
  steps: [
    {
      key: "ask",
      title: "Ask everybody",
      purpose: "Measure, then ask.",
      kind: "plan",
      parts: {
        kind: "one",
        blocks: [
          { block: "measure", key: "before", point: "before", indicators: ["waits"] },
          {
            block: "poll",
            key: "poll",
            question: "How is it?",
            choose: "scale",
            scale: { least: 1, most: 5 },
            options: [{ value: "waiting", label: "Waiting" }],
            voters: "addresses",
            anonymous: true,
            open: { days: 7 },
            reminders: [{ days: 1 }],
          },
        ],
      },
    },
  ],
};

const people: readonly DemoPerson[] = ["ada", "ben", "cyd", "dee", "eve", "fay"].map((key) => ({
  key,
  name: key,
  email: `${key}@example.org`,
  roles: key === "ada" ? ["programme-manager"] : ["member"],
}));
const voters = people.slice(1).map(({ key }) => key);

const about = { part: "ask:1", block: "poll" } as const;
const scenario = (steps: readonly Step[]): Scenario => ({
  name: "Everybody is asked",
  template: "every-shape",
  title: "How is it?",
  ends: { status: "finished", standing: "not-yet", findings: [] },
  nation: "scotland",
  parameters: { tie: "refuse", count: 2, every: { months: 3 } },
  people,
  manager: "ada",
  steps,
});

it("a scenario measures, opens a poll, and is voted in by each person, and the poll is counted", async () => {
  const client = memoryClient(template, new Date("2026-11-23T09:00:00.000Z"));
  const lines: string[] = [];
  const measure = { do: "measure", by: "ada", part: "ask:1", block: "before" } as const;
  const figure = { indicator: "waits", value: 20, people: 30, source: "The waiting list." };
  await play(
    scenario([
      { ...measure, ...figure },
      { do: "open-poll", by: "ada", ...about, voters },
      { do: "vote", by: "ada", ...about, choice: [3], refused: true },
      ...voters.map((by): Step => ({ do: "vote", by, ...about, choice: [4] })),
      { do: "wait", until: "finished" },
    ]),
    client,
    { print: (line) => lines.push(line), now: client.now },
  );
  const [poll] = Object.values(client.state().polls);
  expect(poll?.outcome).toMatchObject({
    cast: 5,
    results: [{ option: "Waiting", count: 5, points: 20, spread: [0, 0, 0, 5, 0] }],
  });
  expect(client.state().readings).toMatchObject([{ indicator: "waits", value: 20 }]);
  expect(lines.join("\n")).toContain("votes. What they chose is not shown");
});

it("a poll that not everybody votes in closes at its time", async () => {
  const client = memoryClient(template, new Date("2026-11-23T09:00:00.000Z"));
  const measure = { do: "measure", by: "ada", part: "ask:1", block: "before" } as const;
  await play(
    scenario([
      { ...measure, indicator: "waits", value: null, source: "Nobody counts them." },
      { do: "open-poll", by: "ada", ...about, voters },
      { do: "wait", until: "finished" },
    ]),
    client,
    { print: () => undefined, now: client.now },
  );
  const [poll] = Object.values(client.state().polls);
  expect(poll).toMatchObject({ reminders: 1, outcome: { cast: 0, voters: 5 } });
  // A week on is the bank holiday of St Andrew.
  expect(client.now().toISOString()).toBe("2026-12-01T17:00:00.000Z");
});
