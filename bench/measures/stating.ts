import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { createAppender } from "../../audit/append.ts";
import { sampleEvent } from "../../audit/sample-event.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { interleave, type Side, type SideFigures } from "../interleave.ts";
import { startFollower } from "../log/follow.ts";
import { fill, openRecord } from "../log/record.ts";
import { cpuByName, untilQuiet } from "../processes.ts";
import { toRound, type Round } from "../round.ts";
import { median, percentile } from "../statistics.ts";

const perSecond = 2_000;
/** Milliseconds between two groups of appends. */
const beat = 10;

/**
 * `microsecondsEach`: CPU for each event until a signed checkpoint covered all, by process. `betweenRounds`: milliseconds from one round of the
 * sequencer to the next.
 */
type Weighed = Round & {
  readonly microsecondsEach: { readonly [name: string]: number };
  readonly betweenRounds: { readonly p50: number; readonly p99: number };
};

/**
 * What it costs to state the newest version of each run in the log: sequencer and publisher in a process of their own, with the stater
 * beside them as in the product, and without it. Each side has a record of its own, which gets 2,000 events a second in turn with the
 * other's. Every event begins a run: the most that the map has to take in.
 */
export async function stating(context: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const { servers, quick, progress } = context;
  const seconds = quick ? 3 : 15;
  const followers: number[] = [];
  const sideOf = async (name: string, states: boolean): Promise<Side> => {
    const { url, pool } = await openRecord(servers, states ? "stating" : "not_stating");
    stack.defer(() => pool.end());
    const folder = await mkdtemp(path.join(servers.dataDir, "stating-"));
    const follower = startFollower(url, folder, progress, { states });
    stack.defer(() => follower.stop());
    followers.push(follower.pid);
    const appender = createAppender({ pool });
    // What is loaded and planned on first use is not to pay for here.
    await fill(pool, 2_000);
    await follower.published(2_000);
    const weigh = () => cpuByName([follower.pid, servers.pids.postgres]);
    /** Entries, statements of heads among them. */
    const entries = async (): Promise<number> => {
      const { rows } = await pool.query<{ all: string }>(
        "select count(*) as all from record.event",
      );
      return Number(rows[0]?.all);
    };
    const record = async (latencies: number[]): Promise<void> => {
      const begun = performance.now();
      const event = sampleEvent("opened");
      await appender.append({ run: uuidV7(), expected: "none", events: [event] });
      latencies.push(performance.now() - begun);
    };
    return {
      name,
      async round(): Promise<Weighed> {
        const before = await weigh();
        follower.rounds();
        const latencies: number[] = [];
        const under: Promise<void>[] = [];
        const started = performance.now();
        let sent = 0;
        while (performance.now() - started < seconds * 1_000) {
          const due = Math.floor(((performance.now() - started) / 1_000) * perSecond);
          for (; sent < due; sent += 1) under.push(record(latencies));
          await sleep(beat);
        }
        await Promise.all(under);
        const took = performance.now() - started;
        const between = follower.rounds();
        await follower.published(await entries());
        await untilQuiet([follower.pid, servers.pids.postgres]);
        const after = await weigh();
        return {
          ...toRound(latencies, took),
          betweenRounds: { p50: percentile(between, 0.5), p99: percentile(between, 0.99) },
          microsecondsEach: Object.fromEntries(
            Object.entries(after).map(([process, used]) => [
              process,
              Math.round(((used - (before[process] ?? 0)) / sent) * 1e6),
            ]),
          ),
        };
      },
    };
  };
  const sides = [await sideOf("heads stated", true), await sideOf("without", false)];
  const pids = async () => [...followers, servers.pids.postgres];
  const figures = await interleave(context, sides, pids);
  const [withIt, without] = [figures["heads stated"], figures["without"]].map(cpuOf);
  return {
    goals: [
      {
        name: "CPU of sequencing and publishing that stating the heads adds, at 2,000 events/s",
        value: withIt === undefined || without === undefined ? Number.NaN : withIt / without - 1,
        goal: 0.5,
        is: "at-most",
        unit: "of 1",
      },
    ],
    raw: figures,
    notes: ["Every event begins a run of its own: the most that the map of heads can cost."],
  };
}

/** Microseconds for each event in all processes together, the median of the rounds. */
const cpuOf = (side: SideFigures | undefined): number =>
  side === undefined ? Number.NaN : median(side.rounds.map(totalOf));

const totalOf = (round: Round): number =>
  "microsecondsEach" in round
    ? Object.values(Object(round.microsecondsEach)).reduce<number>(
        (sum, used) => sum + Number(used),
        0,
      )
    : Number.NaN;
