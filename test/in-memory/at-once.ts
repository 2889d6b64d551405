import type { Command } from "../../domain/command.ts";
import { takeUpAnswers } from "./asked-runs.ts";
import { settle } from "./engine.ts";
import type { MemoryEvent, MemoryRecord } from "./record.ts";

/** How the runs of a world go on once somebody has acted, and as time passes. */
export type WorldEngine = {
  /** ISO 8601 UTC. */
  now(): string;
  newRun(): string;
  /** Of a request, a poll, a session, …: no two of a world share one. */
  newId(): string;
  /** These events are on record of this run. Resolves when nothing moves any run but a person, or time. */
  goOn(run: string, events: readonly MemoryEvent[]): Promise<void>;
  /** Lets the clock come to this time. Resolves as `goOn` does. */
  waitUntil(at: string): Promise<void>;
};

/** Carries out what is due, without servers. @param runs all runs of the world, in the order in which they were launched. */
export const atOnce = (record: MemoryRecord, runs: readonly string[], start: Date): WorldEngine => {
  let now = start.toISOString();
  let fresh = 0;

  const advance = (run: string): void => {
    takeUpAnswers(record, runs, run, now);
    settle(
      () => record.state(run),
      () => now,
      (order) => {
        const answer = record.give(run, withBox(order));
        if (answer.kind === "accepted") return;
        throw new Error(`The engine's own ${order.type} was refused: ${answer.refusal.message}`);
      },
    );
  };

  const advanceAll = async (inOrder: readonly string[]): Promise<void> => {
    for (const run of inOrder) advance(run);
  };

  const withBox = (order: Command): Command =>
    order.type === "closePoll"
      ? { ...order, data: { ...order.data, box: record.box(order.data.poll) } }
      : order;

  return {
    now: () => now,
    newRun: () => `run-${runs.length + 1}`,
    newId: () => `id-${(fresh += 1)}`,
    goOn: (run) => advanceAll([run, ...runs.filter((other) => other !== run)]),
    waitUntil(at) {
      now = at;
      return advanceAll(runs);
    },
  };
};
