import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Worker } from "@temporalio/worker";
import { beforeAll, expect, test } from "vitest";
import { workflowBundle } from "../infra/workflow-bundle.ts";
import { fromFile, type History } from "./support/histories.ts";
import { root } from "./support/engine.ts";
import { strangeWords } from "./support/what-histories-say.ts";

/** Recorded by `test/histories/record.ts` with each release: runs that began with one go on under the next. */
const folder = path.join(root, "test/histories");
const histories: { readonly name: string; readonly history: History }[] = [];

beforeAll(async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  for (const name of names.toSorted()) {
    histories.push({ name, history: fromFile(await readFile(path.join(folder, name), "utf8")) });
  }
});

test("today's workflows replay every recorded history to the same commands", async () => {
  const replayed = Worker.runReplayHistories(
    { workflowBundle: { codePath: await workflowBundle(root) } },
    histories.map(({ name, history }) => ({ workflowId: name, history })),
  );
  const outcomes: string[] = [];
  for await (const { workflowId, error } of replayed) {
    outcomes.push(`${workflowId}: ${error === undefined ? "the same" : error.message}`);
  }
  expect(outcomes).toEqual(histories.map(({ name }) => `${name}: the same`));
  expect(outcomes.length).toBeGreaterThan(5);
});

test("recorded histories hold ids, positions and names of steps, and nothing that a person wrote or is called", () => {
  for (const { name, history } of histories)
    expect([name, strangeWords(history)]).toEqual([name, []]);
});

test("the scan finds what it is for", () => {
  const [first] = histories;
  const events = first?.history.events ?? [];
  const input = { data: Buffer.from('{"comment":"I felt unsafe there"}'), metadata: {} };
  const told = { workflowExecutionSignaledEventAttributes: { input: { payloads: [input] } } };
  expect(strangeWords({ events: [...events, told] })).toEqual(["I felt unsafe there"]);
});
