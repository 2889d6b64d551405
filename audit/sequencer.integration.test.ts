import pg from "pg";
import type { PoolClient } from "pg";
import fc from "fast-check";
import { expect, test } from "vitest";
import { insert, sequencing } from "../test/support/sequencing.ts";
import { freshDatabase } from "../test/support/database.ts";
import { createAppender } from "./append.ts";
import { sampleEvent } from "./sample-event.ts";
import { startSequencing } from "./sequencer.ts";
import { uuidV7 } from "./uuid-v7.ts";

const { connect, database, pool, sequenced } = sequencing();

test("an event that commits late is not lost: a cursor on the sequence number skips it, this does not", async () => {
  const [late, early, reader] = [await connect(), await connect(), await connect()];
  const round = await startSequencing(reader, 100);
  let cursor = 0;
  const naive = async (): Promise<readonly string[]> => {
    const { rows } = await pool().query<{ id: string; seq: string }>(
      "select id, seq from record.event where seq > $1 order by seq",
      [cursor],
    );
    cursor = Math.max(cursor, ...rows.map(({ seq }) => Number(seq)));
    return rows.map(({ id }) => id);
  };

  await late.query("begin");
  const lost = await insert(late, uuidV7(), 1);
  const seen = await insert(early, uuidV7(), 1);
  const naively = [...(await naive())];
  expect(await round()).toEqual({ from: 0, to: 0 });
  await late.query("commit");
  naively.push(...(await naive()));
  expect(await round()).toEqual({ from: 1, to: 1 });

  expect(naively).toEqual([seen]);
  expect((await sequenced()).map(({ event }) => event)).toEqual([seen, lost]);
});

test("a new leader finds what committed late before its time", async () => {
  const [late, first, second] = [await connect(), await connect(), await connect()];
  await late.query("begin");
  const lost = await insert(late, uuidV7(), 1);
  const seen = await insert(first, uuidV7(), 1);
  await (
    await startSequencing(first, 100)
  )();
  const round = await startSequencing(second, 100);
  expect(await round()).toBeNull();
  await late.query("commit");
  expect(await round()).toEqual({ from: 1, to: 1 });
  expect((await sequenced()).map(({ event }) => event)).toEqual([seen, lost]);
});

test("a restored dump's events get positions, though their transaction numbers lie ahead of this server's", async () => {
  const [writer, reader] = [await connect(), await connect()];
  const restored = uuidV7();
  await writer.query(
    "insert into record.event (id, run, version, type, at, entry, xid) values ($1, $2, 1, 'x', now(), '{}', '9000000000')",
    [restored, uuidV7()],
  );
  const round = await startSequencing(reader, 1);
  expect(await round()).toEqual({ from: 0, to: 0 });
  expect(await round()).toBeNull();
  const fresh = await insert(writer, uuidV7(), 1);
  expect(await round()).toEqual({ from: 1, to: 1 });
  expect((await sequenced()).map(({ event }) => event)).toEqual([restored, fresh]);
});

test("a snapshot that another server's sequencer left behind is not trusted", async () => {
  const [writer, reader] = [await connect(), await connect()];
  const [restored, unsequenced] = [uuidV7(), uuidV7()];
  for (const id of [restored, unsequenced]) {
    await writer.query(
      "insert into record.event (id, run, version, type, at, entry, xid) values ($1, $2, 1, 'x', now(), '{}', '9')",
      [id, uuidV7()],
    );
  }
  await writer.query("insert into record.sequence values (0, $1, $2, 1)", [restored, uuidV7()]);
  await writer.query(
    `insert into record.sequenced select 1, '9000000000:9000000000:', 'another', oid
     from pg_database where datname = current_database()`,
  );
  const round = await startSequencing(reader, 10);
  expect(await round()).toEqual({ from: 1, to: 1 });
  const fresh = await insert(writer, uuidV7(), 1);
  expect(await round()).toEqual({ from: 2, to: 2 });
  expect((await sequenced()).map(({ event }) => event)).toEqual([restored, unsequenced, fresh]);
});

/** Rows of the record's events that a piece of work reads on this connection, by any index or none. */
async function rowsReadBy(client: PoolClient, work: () => Promise<unknown>): Promise<number> {
  const read = async (): Promise<number> => {
    const { rows } = await client.query<{ read: string }>(
      `select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_xact_all_tables
       where relid = 'record.event'::regclass`,
    );
    return Number(rows[0]?.read ?? 0);
  };
  await client.query("begin");
  const before = await read();
  await work();
  const after = await read();
  await client.query("commit");
  return after - before;
}

const EVENTS = 20_000;
const backlog = async (): Promise<void> => {
  const appender = createAppender({ pool: pool() });
  for (let written = 0; written < EVENTS; written += 2_000) {
    await appender.append({
      run: uuidV7(),
      expected: "none",
      events: Array.from({ length: 2_000 }, () => sampleEvent("x")),
    });
  }
};

test.each(["another database", "the same database"])(
  "what a round and a new leader read does not grow with a transaction that is open in %s",
  async (where) => {
    const other = await freshDatabase();
    const idle = new pg.Client(where === "the same database" ? database().url : other.url);
    await idle.connect();
    const [reader, second] = [await connect(), await connect()];
    try {
      await idle.query("begin");
      await idle.query("select pg_current_xact_id()");
      const round = await startSequencing(reader, 50_000);
      await backlog();
      expect(await round()).toEqual({ from: 0, to: EVENTS - 1 });
      const writer = await connect();
      const run = uuidV7();
      await insert(writer, run, 1);
      expect(await rowsReadBy(reader, round)).toBeLessThan(10);
      expect(await rowsReadBy(reader, round)).toBe(0);

      await insert(writer, run, 2);
      const taken = await rowsReadBy(second, async () => {
        await (
          await startSequencing(second, 50_000)
        )();
      });
      expect(taken).toBeLessThan(10);
      expect((await sequenced()).slice(EVENTS)).toMatchObject([{ version: 1 }, { version: 2 }]);
    } finally {
      await idle.end();
      await other.drop();
    }
  },
);

test("what is rolled back gets no position and leaves no gap", async () => {
  const [writer, reader] = [await connect(), await connect()];
  const round = await startSequencing(reader, 100);
  await insert(writer, uuidV7(), 1);
  await writer.query("begin");
  await insert(writer, uuidV7(), 1);
  await writer.query("rollback");
  await insert(writer, uuidV7(), 1);
  expect(await round()).toEqual({ from: 0, to: 1 });
  expect(await round()).toBeNull();
});

test("positions have no gap, miss nothing, repeat nothing and keep each run's order, however transactions interleave", async () => {
  const reader = await connect();
  const writers = await Promise.all(Array.from({ length: 4 }, connect));
  // Each step: a writer begins or goes on with a run of its own, ends its transaction, the sequencer does a round, or another leads.
  const step = fc.record({
    writer: fc.nat(3),
    act: fc.constantFrom("write", "write", "commit", "rollback", "round", "lead"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      async (steps, batch, rememberEvery) => {
        const before = (await sequenced()).length;
        const lead = () => startSequencing(reader, batch, rememberEvery);
        let round = await lead();
        const runs = writers.map(() => ({ run: uuidV7(), committed: 0, version: 0, open: false }));
        for (const { writer, act } of steps) {
          const client = writers[writer];
          const its = runs[writer];
          if (client === undefined || its === undefined) throw new Error("no such writer");
          if (act === "round") await round();
          else if (act === "lead") round = await lead();
          else if (act === "write") {
            if (!its.open) await client.query("begin");
            its.open = true;
            its.version += 1;
            await insert(client, its.run, its.version);
          } else if (its.open) {
            await client.query(act);
            if (act === "commit") its.committed = its.version;
            its.version = its.committed;
            its.open = false;
          }
        }
        for (const [index, its] of runs.entries()) {
          if (its.open) await writers[index]?.query("rollback");
        }
        while ((await round()) !== null);
        const rows = await sequenced();
        expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
        const mine = rows.slice(before);
        expect(mine).toHaveLength(runs.reduce((sum, { committed }) => sum + committed, 0));
        for (const { run, committed } of runs) {
          expect(mine.filter((row) => row.run === run).map(({ version }) => version)).toEqual(
            Array.from({ length: committed }, (_, index) => index + 1),
          );
        }
      },
    ),
    { numRuns: 40 },
  );
});
