import { randomUUID } from "node:crypto";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";
import { startGenerator } from "../load/generator.ts";
import { requestBytes } from "../load/http-messages.ts";
import { SPREAD, type OpenPeer } from "./peer.ts";

/**
 * A bare Hono POST that inserts what it is given: no sign-in, no rules. What HTTP and an INSERT cost by themselves.
 * - `insert`: one INSERT for each request.
 * - `batched`: requests that arrive while one INSERT is under way share the next.
 */
export const open: OpenPeer = async ({ databaseUrl }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  await pool.query("create table if not exists answer (id uuid primary key, run text, data jsonb)");
  const insertMany = batcher(pool);
  const app = new Hono()
    .post("/insert/:run", async (context) => {
      const id = randomUUID();
      await pool.query({
        name: "one",
        text: "insert into answer (id, run, data) values ($1, $2, $3)",
        values: [id, context.req.param("run"), await context.req.text()],
      });
      return context.json({ id }, 201);
    })
    .post("/batched/:run", async (context) => {
      const id = randomUUID();
      await insertMany({ id, run: context.req.param("run"), data: await context.req.text() });
      return context.json({ id }, 201);
    });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const generator = startGenerator();

  return {
    async round({ operation, concurrency, seconds }) {
      const requests = Array.from({ length: SPREAD }, () =>
        requestBytes({
          method: "POST",
          path: `/${operation}/${randomUUID()}`,
          body: { member: randomUUID(), version: 1, digest: "0".repeat(64), answer: "yes" },
        }),
      );
      return await generator.run({
        port: address.port,
        connections: concurrency,
        requests,
        seconds,
      });
    },
    async close() {
      await generator.stop();
      server.close();
      await pool.end();
    },
  };
};

type Row = { readonly id: string; readonly run: string; readonly data: string };

function batcher(pool: pg.Pool): (row: Row) => Promise<void> {
  let waiting: { readonly row: Row; readonly done: (error: Error | null) => void }[] = [];
  let underWay = false;
  const flush = async () => {
    underWay = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const error = await pool
        .query({
          name: "many",
          text: "insert into answer (id, run, data) select * from unnest($1::uuid[], $2::text[], $3::jsonb[])",
          values: [
            batch.map(({ row }) => row.id),
            batch.map(({ row }) => row.run),
            batch.map(({ row }) => row.data),
          ],
        })
        .then(() => null)
        .catch((cause: unknown) => new Error("not inserted", { cause }));
      for (const { done } of batch) done(error);
    }
    underWay = false;
  };
  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, done: (error) => (error === null ? resolve() : reject(error)) });
      if (!underWay) void flush();
    });
}
