import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { createReceipts } from "../../api/services/receipts.ts";
import { createAppender } from "../../audit/append.ts";
import { openPool } from "../../audit/connection.ts";
import { sampleEvent } from "../../audit/sample-event.ts";
import { createReader } from "../../audit/read.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { startFollower } from "../log/follow.ts";
import { fill, openRecord } from "../log/record.ts";
import { percentile } from "../statistics.ts";

const perSecond = 2_000;
/** Milliseconds between two groups of appends. */
const beat = 10;
/** Every so many events, one is asked for its proof until it has one. */
const every = 100;
/** Milliseconds between two questions. */
const lookAgain = 10;

/**
 * From an event's commit to its inclusion proof in a signed checkpoint, while 2,000 events a second are recorded, each in
 * a commit of its own, at the pace of a clock. Sequencer and publisher run as in the product: in a process of their own that
 * gives way to others. One event in a hundred is asked for its proof every 10 ms until it has one, by the code behind the API.
 */
export async function receipt({ servers, quick, progress }: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const { url, pool } = await openRecord(servers, "receipts");
  stack.defer(() => pool.end());
  const asking = openPool(url, 4);
  stack.defer(() => asking.end());
  const folder = await mkdtemp(path.join(servers.dataDir, "receipts-"));
  const follower = startFollower(url, folder, progress);
  stack.defer(() => follower.stop());
  const appender = createAppender({ pool });
  const reader = createReader(asking);
  const receipts = createReceipts(
    asking,
    { witnesses: [], quorum: 0 },
    async (_, run, event) => ({
      run,
      event,
      version: 1,
      type: "opened",
      at: "",
      leaf: "",
      position: await reader.positionOf(event),
    }),
    async () => null,
  );
  const nobody = {
    id: "",
    person: null,
    organisation: "",
    roles: [],
    scopes: [],
    via: "session",
    assurance: "signed-in",
  } as const;

  const milliseconds: number[] = [];
  const appends: number[] = [];
  let recorded = 0;
  const record = async (asks: boolean): Promise<void> => {
    const run = uuidV7();
    const begun = performance.now();
    const written = await appender.append({
      run,
      expected: "none",
      events: [sampleEvent("opened")],
    });
    const event = written.kind === "appended" ? written.events[0]?.id : undefined;
    if (event === undefined) throw new Error("An event was not recorded.");
    recorded += 1;
    if (!asks) return;
    const committed = performance.now();
    appends.push(committed - begun);
    while ((await receipts.proof(nobody, run, event)).kind !== "found") await sleep(lookAgain);
    milliseconds.push(performance.now() - committed);
  };

  // What is loaded and planned on first use is not to pay for here.
  await fill(pool, 20);
  await follower.published(20);

  const seconds = quick ? 5 : 30;
  const under: Promise<void>[] = [];
  const started = performance.now();
  for (let sent = 0; performance.now() - started < seconds * 1_000;) {
    const due = Math.floor(((performance.now() - started) / 1_000) * perSecond);
    for (; sent < due; sent += 1) under.push(record(sent % every === 0));
    await sleep(beat);
  }
  await Promise.all(under);
  const took = (performance.now() - started) / 1_000;
  progress(`${recorded} events in ${took.toFixed(1)} s, ${milliseconds.length} proofs`);

  return {
    goals: [
      {
        name: "commit to inclusion proof under 2,000 events/s, p99",
        value: percentile(milliseconds, 0.99),
        goal: 250,
        is: "at-most",
        unit: "ms",
      },
    ],
    raw: {
      "commit to proof, ms": {
        p50: percentile(milliseconds, 0.5),
        p90: percentile(milliseconds, 0.9),
        p99: percentile(milliseconds, 0.99),
        most: Math.max(...milliseconds),
        proofs: milliseconds.length,
      },
      "events recorded a second": recorded / took,
      "append, ms": { p50: percentile(appends, 0.5), p99: percentile(appends, 0.99) },
      "between checkpoints, ms": {
        p50: percentile(follower.paces(), 0.5),
        p99: percentile(follower.paces(), 0.99),
        checkpoints: follower.paces().length,
      },
    },
    notes: ["Without witnesses: a proof refers to the log's own signed checkpoint."],
  };
}
