import { createHash } from "node:crypto";
import { performance } from "node:perf_hooks";
import { verdict as judge, type TrailEvent } from "../../domain/verdict.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { longRun, longTemplate } from "../log/long-run.ts";
import { median } from "../statistics.ts";

/** @returns how long something takes, in ms. */
const timed = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/**
 * The verdict over one long run from its events alone, as a verifier computes it; beside it, SHA-256 over the same events as
 * JSON, which only reads and hashes. In turn, in one process on one thread.
 */
export async function verdict({ quick, progress, rounds }: Context): Promise<Measured> {
  const events = longRun(quick ? 9 : 98).map((event): TrailEvent => ({
    ...event,
    id: `event-${event.version}`,
  }));
  const standings = new Set<string>();
  const sides = {
    ours: () =>
      timed(() => standings.add(judge(longTemplate, events).steps[0]?.standing ?? "none")),
    sha256: () =>
      timed(() => {
        const hash = createHash("sha256");
        for (const event of events) hash.update(JSON.stringify(event));
        hash.digest();
      }),
  };
  // An auditor's process judges once: the first is measured too, and told apart.
  const first = sides.ours();
  const ours: number[] = [];
  const hashed: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    ours.push(sides.ours());
    hashed.push(sides.sha256());
    progress(
      `round ${round}: ours ${ours.at(-1)?.toFixed(0)} ms, SHA-256 ${hashed.at(-1)?.toFixed(1)} ms`,
    );
  }
  return {
    goals: [
      {
        name: "the verdict over one long run, the first time in its process",
        value: events.length >= (quick ? 900 : 9_900) && standings.size === 1 ? first : Number.NaN,
        goal: 300,
        is: "at-most",
        unit: "ms",
      },
    ],
    raw: {
      "first, ms": first,
      "ours, ms": ours,
      "SHA-256 of the same events, ms": hashed,
      ratio: median(ours) / median(hashed),
    },
    notes: [`${events.length} events; the step is ${[...standings].join(" and ")}`],
  };
}
