import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { createAppender } from "./append.ts";
import { openPool } from "./connection.ts";
import type { NewEvent } from "./event.ts";
import type { LoggedEvent } from "./read.ts";
import { sampleEvent } from "./sample-event.ts";
import { createSequencer } from "./sequencer.ts";
import { createSubscription, type SubscriptionOptions } from "./subscription.ts";
import { uuidV7 } from "./uuid-v7.ts";

let database: FreshDatabase;
let pool: Pool;
let owner: Pool;
let running: { stop(): Promise<void> }[] = [];
beforeEach(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, 12);
  owner = openPool(database.url, 2);
  await owner.query("create table public.effect (position bigint, by text)");
  await owner.query("grant select, insert on public.effect to alongside_app");
  const sequencer = createSequencer({ pool });
  sequencer.start();
  running = [sequencer];
});
afterEach(async () => {
  await Promise.all(running.map((its) => its.stop()));
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

const subscribe = (
  its: Pick<SubscriptionOptions<NewEvent>, "handleBatch"> & Partial<SubscriptionOptions<NewEvent>>,
) => {
  const subscription = createSubscription({ pool, name: "s", checkpoint: "after", ...its });
  subscription.start();
  running.push(subscription);
  return subscription;
};

const write = async (count: number): Promise<void> => {
  const appender = createAppender({ pool });
  await Promise.all(
    Array.from({ length: count }, () =>
      appender.append({ run: uuidV7(), expected: "none", events: [sampleEvent("x")] }),
    ),
  );
};

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const positionsOf = (events: readonly LoggedEvent<NewEvent>[]) =>
  events.map(({ position }) => position);

test("every event comes, in the order of the log, in batches of at most the size", async () => {
  const seen: number[] = [];
  const sizes: number[] = [];
  const subscription = subscribe({
    batch: 7,
    handleBatch: async (events) => {
      seen.push(...positionsOf(events));
      sizes.push(events.length);
    },
  });
  await write(40);
  expect(await subscription.waitFor(39)).toBe(true);
  expect(seen).toEqual(upTo(40));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(7);
  expect(await subscription.waitFor(40, 30)).toBe(false);
});

test("it goes on where it stopped, and another name begins at the beginning", async () => {
  const [first, second, other]: [number[], number[], number[]] = [[], [], []];
  const one = subscribe({ handleBatch: async (events) => void first.push(...positionsOf(events)) });
  await write(3);
  await one.waitFor(2);
  await one.stop();
  await write(2);
  const two = subscribe({
    handleBatch: async (events) => void second.push(...positionsOf(events)),
  });
  const three = subscribe({
    name: "other",
    handleBatch: async (events) => void other.push(...positionsOf(events)),
  });
  await Promise.all([two.waitFor(4), three.waitFor(4)]);
  expect([first, second, other]).toEqual([upTo(3), [3, 4], upTo(5)]);
});

test("a batch whose handler fails comes again, and nothing behind it comes before", async () => {
  const seen: number[] = [];
  const errors: unknown[] = [];
  let failures = 2;
  const subscription = subscribe({
    batch: 2,
    handleBatch: async (events) => {
      if (events.some(({ position }) => position === 2) && failures-- > 0)
        throw new Error("not now");
      seen.push(...positionsOf(events));
    },
    onError: (error) => errors.push(error),
  });
  await write(6);
  expect(await subscription.waitFor(5)).toBe(true);
  expect(seen).toEqual(upTo(6));
  expect(errors).toHaveLength(2);
});

test("with the checkpoint in its transaction, effects happen once, though consumers are cut off at any moment", async () => {
  const consumer = (by: string) =>
    subscribe({
      checkpoint: "in-transaction",
      batch: 5,
      handleBatch: async (events, transaction) => {
        for (const { position } of events) {
          await transaction?.query("insert into public.effect values ($1, $2)", [position, by]);
        }
      },
    });
  const [one] = [consumer("one"), consumer("two")];
  for (let cut = 0; cut < 5; cut++) {
    await write(30);
    await owner.query(
      `select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
  }
  expect(await one.waitFor(149, 40_000)).toBe(true);
  const { rows } = await owner.query<{ position: string }>(
    "select position from public.effect order by position",
  );
  expect(rows.map(({ position }) => Number(position))).toEqual(upTo(150));
});

test("of two consumers of one name one is active, and the other takes over", async () => {
  const by: string[] = [];
  const consumer = (name: string) =>
    subscribe({ handleBatch: async (events) => void by.push(...events.map(() => name)) });
  const one = consumer("one");
  await write(1);
  await one.waitFor(0);
  const two = consumer("two");
  await write(3);
  await one.waitFor(3);
  await one.stop();
  await write(2);
  expect(await two.waitFor(5)).toBe(true);
  expect(by).toEqual(["one", "one", "one", "one", "two", "two"]);
});
