import { expect, test } from "vitest";
import { insert, sequencing, until } from "../test/support/sequencing.ts";
import { createAppender } from "./append.ts";
import { openPool } from "./connection.ts";
import { createReader } from "./read.ts";
import { sqlStateOf } from "./record-unavailable.ts";
import { sampleEvent } from "./sample-event.ts";
import { startSequencing, type SequencerOptions } from "./sequencer.ts";
import { uuidV7 } from "./uuid-v7.ts";

const { connect, database, pool, sequence, sequenced } = sequencing();

test("a deposed leader's round fails and changes nothing", async () => {
  const [writer, one, other] = [await connect(), await connect(), await connect()];
  const deposed = await startSequencing(one, 100);
  const leading = await startSequencing(other, 100);
  const first = await insert(writer, uuidV7(), 1);
  expect(await leading()).toEqual({ from: 0, to: 0 });
  const second = await insert(writer, uuidV7(), 1);
  expect(sqlStateOf(await deposed().catch((error: unknown) => error))).toBe("23505");
  expect(await leading()).toEqual({ from: 1, to: 1 });
  expect((await sequenced()).map(({ event }) => event)).toEqual([first, second]);
});

test("of two sequencers one works; when its connection is cut under load the other carries on, with nothing lost or repeated", async () => {
  const given: number[] = [];
  const note: Partial<SequencerOptions> = {
    onSequenced: ({ from, to }) => {
      for (let position = from; position <= to; position++) given.push(position);
    },
  };
  const both = [sequence(note), sequence(note)];
  await until(() => both.some((its) => its.leads()));
  expect(both.filter((its) => its.leads())).toHaveLength(1);

  const appender = createAppender({ pool: pool() });
  const load = new AbortController();
  let written = 0;
  const writers = Array.from({ length: 8 }, async () => {
    while (!load.signal.aborted) {
      await appender.append({ run: uuidV7(), expected: "none", events: [sampleEvent("x")] });
      written += 1;
    }
  });
  const admin = openPool(database().url, 1);
  for (let cut = 0; cut < 4; cut++) {
    await until(() => both.some((its) => its.leads()));
    const at = given.length;
    await until(() => given.length > at);
    await admin.query(
      `select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    const after = given.length;
    await until(() => given.length > after);
  }
  load.abort();
  await Promise.all(writers);
  await admin.end();
  await until(async () => (await sequenced()).length === written);
  const rows = await sequenced();
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
  expect(new Set(rows.map(({ event }) => event)).size).toBe(written);
});

test("a sequencer that stops hands over at once, and the log reads back in the order of its positions", async () => {
  const first = sequence();
  await until(() => first.leads());
  const second = sequence();
  const appender = createAppender({ pool: pool() });
  const reader = createReader(pool());
  const run = uuidV7();
  await appender.append({ run, expected: 0, events: [sampleEvent("a"), sampleEvent("b")] });
  await until(async () => (await reader.logSize()) === 2);
  await first.stop();
  await appender.append({ run, expected: 2, events: [sampleEvent("c")] });
  await until(async () => (await reader.logSize()) === 3);
  expect(second.leads()).toBe(true);
  const log = await reader.readLog(1, 10);
  expect(log.map(({ position, event }) => [position, event.type])).toEqual([
    [1, "b"],
    [2, "c"],
  ]);
  expect(await reader.positionOf(log[0]?.event.id ?? "")).toBe(1);
  expect(await reader.positionOf(uuidV7())).toBeNull();
});

test("a backlog is worked off in rounds of the batch's size", async () => {
  const appender = createAppender({ pool: pool() });
  const run = uuidV7();
  for (let head = 0; head < 4_000; head += 2_000) {
    const events = Array.from({ length: 2_000 }, () => sampleEvent("x"));
    await appender.append({ run, expected: head, events });
  }
  const rounds: number[] = [];
  sequence({ batch: 1_500, onSequenced: ({ from, to }) => rounds.push(to - from + 1) });
  await until(async () => (await sequenced()).length === 4_000);
  expect(rounds).toEqual([1_500, 1_500, 1_000]);
});
