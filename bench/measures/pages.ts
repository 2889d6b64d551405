import path from "node:path";
import { performance } from "node:perf_hooks";
import { beforeAllAgree, tell } from "../../test/browser/fixture/told.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { openRecord } from "../log/record.ts";
import { EVENTS_OF_RUN, fillRuns, type FilledRun } from "../pages/fill-runs.ts";
import { servePages } from "../pages/serve.ts";
import { VISITS } from "../pages/visits.ts";
import { percentile } from "../statistics.ts";

/** Runs of people who have browsers, ten of each group's. They take turns. */
const THEIR_RUNS = 200;
/** Coprime to every number of runs here, so that whoever sees all of them comes to each. */
const STEP = 7_919;
const MANAGER = "maya";

/** A run for somebody's next look: of a group's people one of theirs, of who manages all of them any. */
function runFor(filled: readonly FilledRun[], as: string, turn: number): FilledRun {
  const among = as === MANAGER ? filled.length : Math.min(THEIR_RUNS, filled.length);
  const run = filled[(turn * STEP) % among];
  if (run === undefined) throw new Error("There are no runs.");
  return run;
}

/**
 * The product's pages over HTTP, among 10,000 runs and a million events: opened by the people of twenty groups, each in one of
 * their ten runs, and by a manager in any run. One after another, so that each is timed alone.
 */
export async function pages({ servers, quick, progress }: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const record = await openRecord(servers, "pages");
  stack.defer(() => record.pool.end());
  const runs = quick ? 500 : 10_000;
  const told = await tell(beforeAllAgree);
  const filled = await fillRuns(record, told, { runs, manager: MANAGER }, progress);
  const site = await servePages({
    databaseUrl: servers.databaseUrl("pages"),
    temporalAddress: servers.temporalAddress,
    dataDir: path.join(servers.dataDir, "pages"),
  });
  stack.defer(() => site.stop());

  let turn = 0;
  const everyPage = async (): Promise<
    readonly { readonly ms: number; readonly bytes: number }[]
  > => {
    turn += 1;
    const taken = [];
    for (const { as, path: to } of VISITS) {
      const one = runFor(filled, as, turn);
      const began = performance.now();
      const { status, bytes } = await site.open(one.ids[as] ?? "", to(one));
      if (status !== 200) throw new Error(`${to(one)} was answered ${status} to ${as}.`);
      taken.push({ ms: performance.now() - began, bytes });
    }
    return taken;
  };
  // What is loaded, compiled and planned on first use, and signing in, are not to pay for here.
  for (let round = 0; round < THEIR_RUNS / 2; round += 1) await everyPage();
  const rounds = [];
  for (let round = 0; round < (quick ? 50 : 500); round += 1) rounds.push(await everyPage());

  const table = VISITS.map(({ page, as }, index) => {
    const its = rounds.flatMap((round) => round[index] ?? []);
    const ms = its.map((one) => one.ms);
    return {
      ...{ page, as, bytes: Math.max(...its.map(({ bytes }) => bytes)) },
      ...{ p50: percentile(ms, 0.5), p99: percentile(ms, 0.99), most: Math.max(...ms) },
    };
  });
  for (const { page, bytes, p50, p99 } of table) {
    progress(`${page}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${bytes} bytes`);
  }
  return {
    goals: table.map(({ page, p99 }) => ({
      ...{ name: `${page}, p99`, value: p99, goal: 50, is: "at-most" as const, unit: "ms" },
    })),
    raw: { pages: table },
    notes: [
      `${runs} runs and ${runs * EVENTS_OF_RUN} events; each page opened ${rounds.length} times, after ${THEIR_RUNS / 2} that do not count`,
      "bytes are those of the page unpacked; the product's API process alone, no other works beside it",
    ],
  };
}
