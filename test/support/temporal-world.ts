import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { plan } from "../../domain/plan.ts";
import { noticeOf } from "../../infra/temporal/run-notice.ts";
import { takeUpAnswers } from "../in-memory/asked-runs.ts";
import type { WorldEngine } from "../in-memory/at-once.ts";
import { ordersOf } from "../in-memory/engine.ts";
import type { MemoryEvent, MemoryRecord } from "../in-memory/record.ts";
import type { Engine } from "./engine.ts";

/** Milliseconds of our own time in which a run that has something due must come on. */
const PATIENCE = 300_000;

/** Milliseconds without anything new after which a workflow waits for its clock: a new execution begins a second later, say. */
const QUIET = 50;
const SECOND = 1_000;

/**
 * Carries out what is due by the product's workflows in a Temporal: everything that the engine records, they had recorded.
 * Mail goes its own way beside it, and is not waited for.
 * @param options.runs all runs of the world, in the order in which they were launched.
 * @param options.pass lets that many milliseconds go by, by the clock of this Temporal.
 */
export async function temporalWorld(options: {
  readonly engine: Engine;
  readonly record: MemoryRecord;
  readonly runs: readonly string[];
  readonly pass: (milliseconds: number) => Promise<void>;
}): Promise<WorldEngine> {
  const { engine, record, runs, pass } = options;
  let now = await engine.tick();

  const tell = async (run: string, events: readonly MemoryEvent[]): Promise<void> => {
    const notice = noticeOf(events);
    if (notice !== null) await engine.workflow.tell(run, notice);
  };

  /** What the workflows have still to do, and none of them waits for. */
  const due = (): readonly string[] =>
    runs.flatMap((run) => {
      const planned = plan(record.state(run), now);
      return ordersOf(planned).map(({ type }) => `${type} (${run})`);
    });

  const versions = () => runs.reduce((sum, run) => sum + record.state(run).version, 0);

  const untilIdle = async (): Promise<void> => {
    let [reached, since] = [versions(), Date.now()];
    now = await engine.tick();
    for (;;) {
      for (const run of runs) await tell(run, takeUpAnswers(record, runs, run, now));
      const left = due();
      if (left.length === 0) {
        now = await engine.tick();
        return;
      }
      const version = versions();
      if (version !== reached) [reached, since] = [version, Date.now()];
      if (Date.now() - since > PATIENCE) throw new Error(`Nobody does what is due: ${left.join()}`);
      if (Date.now() - since > QUIET) {
        await pass(SECOND);
        now = await engine.tick();
      } else await sleep(5);
    }
  };

  return {
    now: () => now,
    newRun: randomUUID,
    newId: randomUUID,
    async goOn(run, events) {
      await tell(run, events);
      await untilIdle();
    },
    async waitUntil(at) {
      await pass(Math.max(0, Date.parse(at) - Date.parse(now)));
      await untilIdle();
    },
  };
}
