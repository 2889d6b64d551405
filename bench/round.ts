import { performance } from "node:perf_hooks";
import { percentile } from "./statistics.ts";

/** What one round of one side gave. Times in milliseconds. */
export type Round = {
  readonly operations: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Failed or refused operations by reason; they are not among `operations`. */
  readonly failures: { readonly [reason: string]: number };
};

export type RoundRequest = {
  readonly operation: string;
  /** How many operations are in flight at any moment. */
  readonly concurrency: number;
  readonly seconds: number;
};

export function toRound(
  latencies: readonly number[],
  milliseconds: number,
  failures: { readonly [reason: string]: number } = {},
): Round {
  return {
    operations: latencies.length,
    seconds: milliseconds / 1_000,
    perSecond: (latencies.length / milliseconds) * 1_000,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    failures,
  };
}

/** A closed loop: each of `concurrency` callers starts its next operation when its last one has ended. */
export async function closedLoop(
  { concurrency, seconds }: { readonly concurrency: number; readonly seconds: number },
  operation: (index: number) => Promise<unknown>,
): Promise<Round> {
  const latencies: number[] = [];
  const failures: Record<string, number> = {};
  const started = performance.now();
  const until = started + seconds * 1_000;
  let index = 0;
  const caller = async () => {
    for (;;) {
      const begun = performance.now();
      if (begun >= until) return;
      try {
        await operation(index++);
        latencies.push(performance.now() - begun);
      } catch (error) {
        const reason = error instanceof Error ? error.name : String(error);
        failures[reason] = (failures[reason] ?? 0) + 1;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  return toRound(latencies, performance.now() - started, failures);
}

/** Every operation is begun at once; the rate is over the time until the last has ended. */
export async function allAtOnce(
  count: number,
  operation: (index: number) => Promise<unknown>,
): Promise<Round> {
  const latencies: number[] = [];
  const failures: Record<string, number> = {};
  const started = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      try {
        await operation(index);
        latencies.push(performance.now() - started);
      } catch (error) {
        const reason = error instanceof Error ? error.name : String(error);
        failures[reason] = (failures[reason] ?? 0) + 1;
      }
    }),
  );
  return toRound(latencies, performance.now() - started, failures);
}
