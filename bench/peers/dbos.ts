import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { DBOS } from "@dbos-inc/dbos-sdk";
import pg from "pg";
import { closedLoop, toRound } from "../round.ts";
import { SPREAD, type OpenPeer } from "./peer.ts";

const hour = 3_600; // seconds
const runs = 100;
const answersEach = 10;

/**
 * DBOS in one process with its application.
 * - `send`: a message to one of many waiting workflows, durable when it returns.
 * - `end-to-end`: 100 workflows that each receive 10 messages and write a row for each in a step; sent by
 *   `concurrency` callers, timed from the first send to the last row.
 */
export const open: OpenPeer = async ({ databaseUrl }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query(
    "create table if not exists answer (id uuid primary key, run text not null, at timestamptz default now())",
  );

  const waits = DBOS.registerWorkflow(async () => await DBOS.sleep(hour * 1_000), {
    name: "waits",
  });
  const receives = DBOS.registerWorkflow(
    async (run: string) => {
      for (let received = 0; received < answersEach; received++) {
        const answer = await DBOS.recv<{ id: string }>("answer", hour);
        if (answer === null) throw new Error("no answer");
        await DBOS.runStep(
          async () => {
            await pool.query({
              name: "answer",
              text: "insert into answer (id, run) values ($1, $2) on conflict do nothing",
              values: [answer.id, run],
            });
          },
          { name: "write" },
        );
      }
    },
    { name: "receives" },
  );

  DBOS.setConfig({
    name: "bench",
    systemDatabaseUrl: databaseUrl,
    systemDatabasePoolSize: 20,
    logLevel: "error",
    applicationVersion: "bench",
  });
  await DBOS.launch();

  const waiting: string[] = [];
  for (let started = 0; started < SPREAD; started += 50) {
    const handles = await Promise.all(
      Array.from({ length: 50 }, () => DBOS.startWorkflow(waits)()),
    );
    waiting.push(...handles.map((handle) => handle.workflowID));
  }

  const endToEnd = async (concurrency: number) => {
    const handles = await Promise.all(
      Array.from({ length: runs }, () => {
        const run = randomUUID();
        return DBOS.startWorkflow(receives, { workflowID: run })(run);
      }),
    );
    const started = performance.now();
    let next = 0;
    const sender = async () => {
      while (next < runs * answersEach) {
        const handle = handles[next++ % runs];
        if (handle !== undefined)
          await DBOS.send(handle.workflowID, { id: randomUUID() }, "answer");
      }
    };
    await Promise.all(Array.from({ length: concurrency }, sender));
    await Promise.all(handles.map((handle) => handle.getResult()));
    const elapsed = performance.now() - started;
    return toRound(Array.from<number>({ length: runs * answersEach }).fill(elapsed), elapsed);
  };

  return {
    async round({ operation, concurrency, seconds }) {
      if (operation === "end-to-end") return await endToEnd(concurrency);
      return await closedLoop({ concurrency, seconds }, (index) =>
        DBOS.send(waiting[index % SPREAD] ?? "", { id: randomUUID(), answer: "yes" }, "answer"),
      );
    },
    async close() {
      await DBOS.shutdown();
      await pool.end();
    },
  };
};
