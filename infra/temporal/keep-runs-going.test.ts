import { expect, test } from "vitest";
import { keepRunsGoing } from "./keep-runs-going.ts";

test("tries until it succeeds, says how many it started, and goes on until it is stopped", async () => {
  const outcomes = [new Error("Temporal is away"), 3, 0, 2];
  const said: string[] = [];
  const done = Promise.withResolvers<void>();
  const runs = keepRunsGoing({
    every: 1,
    retry: 1,
    async recover() {
      const next = outcomes.shift();
      if (next === undefined) done.resolve();
      if (next instanceof Error) throw next;
      return { started: next ?? 0 };
    },
    onStarted: (count) => said.push(`started ${count}`),
    onError: (error) => said.push(String(error)),
  });
  runs.start();
  await done.promise;
  await runs.stop();
  expect(said).toEqual(["Error: Temporal is away", "started 3", "started 2"]);
});
