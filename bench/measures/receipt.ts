import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createReceipts } from "../../api/services/receipts.ts";
import { createAppender } from "../../audit/append.ts";
import { openPool } from "../../audit/connection.ts";
import { lastPublishedFile } from "../../audit/log/last-published.ts";
import { createPublisher } from "../../audit/log/publisher.ts";
import { createLogSigner } from "../../audit/log/signer.ts";
import { sampleEvent } from "../../audit/sample-event.ts";
import { createReader } from "../../audit/read.ts";
import { createSequencer } from "../../audit/sequencer.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import { appUrl } from "../../infra/composition/app-url.ts";
import { migrate } from "../../infra/migrate.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { percentile } from "../statistics.ts";

const perSecond = 2_000;
/** Milliseconds between two groups of appends. */
const beat = 10;
/** Every so many events, one is asked for its proof until it has one. */
const every = 50;

/**
 * From an event's commit to its inclusion proof in a signed checkpoint, while 2,000 events a second are recorded. The sequencer and the
 * publisher run as they do in the product, here in one process with the load and those who ask.
 */
export async function receipt({ servers, quick, progress }: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const admin = new pg.Client({ connectionString: servers.databaseUrl("emmett") });
  await admin.connect();
  await admin.query("create database receipts");
  await admin.end();
  const url = servers.databaseUrl("receipts");
  await migrate(url);
  const pool = openPool(appUrl(url), 10);
  stack.defer(() => pool.end());
  const folder = await mkdtemp(path.join(tmpdir(), "alongside-bench-log-"));
  const fail = (error: unknown) => progress(String(error));
  for (const worker of [
    createSequencer({ pool, onError: fail }),
    createPublisher({
      pool,
      signer: createLogSigner("log.example/bench", new Uint8Array(32).fill(7)),
      lastPublished: lastPublishedFile(path.join(folder, "checkpoint")),
      onError: fail,
    }),
  ]) {
    worker.start();
    stack.defer(() => worker.stop());
  }
  const appender = createAppender({ pool });
  const reader = createReader(pool);
  const receipts = createReceipts(pool, { witnesses: [], quorum: 0 }, async (_, run, event) => ({
    run,
    event,
    version: 1,
    type: "opened",
    at: "",
    leaf: "",
    position: await reader.positionOf(event),
  }));
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
  let recorded = 0;
  const record = async (asks: boolean): Promise<void> => {
    const run = uuidV7();
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
    while ((await receipts.proof(nobody, run, event)).kind !== "found") await sleep(5);
    milliseconds.push(performance.now() - committed);
  };

  const seconds = quick ? 3 : 30;
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
    },
    notes: ["Without witnesses: a proof refers to the log's own signed checkpoint."],
  };
}
