import { Worker } from "@temporalio/worker";
import { beforeAll, describe, expect, test } from "vitest";
import { workflowBundle } from "../infra/workflow-bundle.ts";
import { root } from "./support/engine.ts";
import { failedTasks, recorded, recordedOf } from "./support/recorded-histories.ts";
import { strangeWords } from "./support/what-histories-say.ts";

let codePath: string;
beforeAll(async () => {
  codePath = await workflowBundle(root);
});

/** Recorded by `test/histories/record.ts` with each release: runs that began with one go on under the next. */
describe.each(recorded.map((one) => [one.name, one] as const))("%s", (name, one) => {
  test("today's workflows replay every recorded history to the same commands", async () => {
    const executions = await recordedOf(one);
    expect(executions, `Record it: node test/histories/record.ts ${name}`).not.toEqual([]);
    const replayed = Worker.runReplayHistories(
      { workflowBundle: { codePath } },
      executions.map(({ name: workflowId, history }) => ({ workflowId, history })),
    );
    const outcomes: string[] = [];
    for await (const { workflowId, error } of replayed) {
      outcomes.push(`${workflowId}: ${error === undefined ? "the same" : error.message}`);
    }
    expect(outcomes).toEqual(executions.map((execution) => `${execution.name}: the same`));
  });

  test("histories hold ids, positions and names of steps, and nothing that a person wrote or is called", async () => {
    for (const execution of await recordedOf(one))
      expect([execution.name, strangeWords(execution.history, one.title)]).toEqual([
        execution.name,
        [],
      ]);
  });

  test("no task in them failed", async () => {
    const failed = (await recordedOf(one)).filter(({ history }) => failedTasks(history) > 0);
    expect(failed.map((execution) => execution.name)).toEqual([]);
  });
});

test("the scan finds what it is for", () => {
  const input = { data: Buffer.from('{"comment":"I felt unsafe there"}'), metadata: {} };
  const told = { workflowExecutionSignaledEventAttributes: { input: { payloads: [input] } } };
  expect(strangeWords({ events: [told] })).toEqual(["I felt unsafe there"]);
});
