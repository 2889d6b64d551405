import { expect, test } from "vitest";
import { keepRunsGoing } from "./keep-runs-going.ts";

test("compares all until it succeeds, then looks at what has ended, says how many it started, and goes on until it is stopped", async () => {
  const outcomes = [new Error("Temporal is away"), 3, 0, new Error("away again"), 2];
  const said: string[] = [];
  const looks: string[] = [];
  const done = Promise.withResolvers<void>();
  const next = (kind: string): Promise<number> => {
    looks.push(kind);
    const outcome = outcomes.shift();
    if (outcome === undefined) done.resolve();
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome ?? 0);
  };
  const began = Date.now();
  const runs = keepRunsGoing({
    look: 1,
    missing: () => Promise.resolve(0),
    retry: 1,
    recover: () => next("all"),
    recoverEnded(since) {
      // What ended while the last look was under way is seen by the next.
      expect(since.getTime()).toBeLessThanOrEqual(Date.now());
      expect(since.getTime()).toBeGreaterThan(began - 600_000);
      return next("ended");
    },
    onStarted: (count) => said.push(`started ${count}`),
    onError: (error) => said.push(String(error)),
  });
  runs.start();
  await done.promise;
  await runs.stop();
  expect(looks.slice(0, 6)).toEqual(["all", "all", "ended", "ended", "ended", "ended"]);
  expect(said).toEqual(["Error: Temporal is away", "started 3", "Error: away again", "started 2"]);
});

test("all are compared again when their time has come", async () => {
  const looks: string[] = [];
  const done = Promise.withResolvers<void>();
  const runs = keepRunsGoing({
    look: 1,
    missing: () => Promise.resolve(0),
    every: 0,
    recover() {
      if (looks.push("all") === 3) done.resolve();
      return Promise.resolve(0);
    },
    recoverEnded: () => Promise.resolve(looks.push("ended")),
    onStarted: () => undefined,
    onError: () => undefined,
  });
  runs.start();
  await done.promise;
  await runs.stop();
  expect(looks.slice(0, 3)).toEqual(["all", "all", "all"]);
});

test("all are compared at once when more workflows are missing than before, and not again for those that can't be started", async () => {
  const looks: string[] = [];
  const counts = [3, 1, 1, 2, 2, 2];
  const done = Promise.withResolvers<void>();
  const runs = keepRunsGoing({
    look: 1,
    missing() {
      const [count] = counts.splice(0, 1);
      if (count === undefined) done.resolve();
      return Promise.resolve(count ?? 2);
    },
    async recover() {
      looks.push("all");
      return 0;
    },
    async recoverEnded() {
      looks.push("ended");
      return 0;
    },
    onStarted: () => undefined,
    onError: () => undefined,
  });
  runs.start();
  await done.promise;
  await runs.stop();
  expect(looks.slice(0, 6)).toEqual(["all", "ended", "ended", "all", "ended", "ended"]);
});
