import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { NativeConnection, Runtime, Worker } from "@temporalio/worker";
import pg from "pg";
import { closedLoop } from "../round.ts";
import { SPREAD, type OpenPeer } from "./peer.ts";
import type { bareRun, bareWait } from "./temporal-workflows.ts";

const taskQueue = "bench-peer";

/**
 * Temporal without a record of its own.
 * - `update`: an Update on one of many workflows, whose local activity inserts a row.
 * - `start`: workflows that only wait, `concurrency` at a time.
 */
export const open: OpenPeer = async ({ databaseUrl, temporalAddress }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query(
    "create table if not exists answer (id uuid primary key, at timestamptz default now())",
  );
  Runtime.install({
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error },
  });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: temporalAddress }),
    taskQueue,
    workflowsPath: fileURLToPath(new URL("temporal-workflows.ts", import.meta.url)),
    activities: {
      async insertAnswer(id: string) {
        await pool.query({
          name: "answer",
          text: "insert into answer (id) values ($1) on conflict do nothing",
          values: [id],
        });
      },
    },
  });
  const working = worker.run();
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection });
  const prefix = randomUUID();
  const runs: string[] = [];

  const startRuns = async () => {
    await closedLoopOf(SPREAD, 20, async (index) => {
      const workflowId = `peer/${prefix}/${index}`;
      await client.workflow.start<typeof bareRun>("bareRun", { workflowId, taskQueue });
      runs.push(workflowId);
    });
  };

  const terminate = async (workflowIds: readonly string[]) => {
    await closedLoopOf(workflowIds.length, 20, async (index) => {
      await client.workflow
        .getHandle(workflowIds[index] ?? "")
        .terminate("measured")
        .catch(() => undefined);
    });
  };

  const starts = async (concurrency: number, seconds: number) => {
    const started: string[] = [];
    const round = await closedLoop({ concurrency, seconds }, async () => {
      const workflowId = `peer/${randomUUID()}`;
      await client.workflow.start<typeof bareWait>("bareWait", { workflowId, taskQueue });
      started.push(workflowId);
    });
    await terminate(started);
    return round;
  };

  return {
    async round({ operation, concurrency, seconds }) {
      if (operation === "start") return await starts(concurrency, seconds);
      if (runs.length === 0) await startRuns();
      return await closedLoop({ concurrency, seconds }, (index) =>
        client.workflow
          .getHandle(runs[index % SPREAD] ?? "")
          .executeUpdate("signOff", { args: [randomUUID()] }),
      );
    },
    async close() {
      await terminate(runs);
      worker.shutdown();
      await working;
      await connection.close();
      await pool.end();
    },
  };
};

async function closedLoopOf(
  count: number,
  concurrency: number,
  operation: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const caller = async () => {
    while (next < count) await operation(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
}
