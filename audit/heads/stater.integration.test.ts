import { expect, test } from "vitest";
import { insert, sequencing, until } from "../../test/support/sequencing.ts";
import { leafHash } from "../entry.ts";
import { headsIn, LOG_STREAM } from "../log/heads/heads-entry.ts";
import { verifyHead } from "../log/heads/head-proof.ts";
import { sha256 } from "../log/signer.ts";
import { createReader } from "../read.ts";
import { startSequencing } from "../sequencer.ts";
import { uuidV7 } from "../uuid-v7.ts";
import { createHeadsCheck } from "../verify/live/heads-check.ts";
import { readHeadAsAsked, readHeadOf } from "./read-heads.ts";
import { createStater, startStating } from "./stater.ts";

const its = sequencing();
const runs = Array.from({ length: 40 }, uuidV7);

/** Gives runs their next version each. @returns what each has then. */
const grow = async (which: readonly string[], version: number): Promise<void> => {
  const client = await its.connect();
  for (const run of which) await insert(client, run, version);
};
/** The whole log, as an auditor checks it. */
const audited = async () => {
  const { rows } = await its.pool().query<{ run: string; version: number; entry: Buffer }>(
    `select e.run, e.version, e.entry from record.sequence as s
     join record.event as e on e.id = s.event order by s.position`,
  );
  const heads = createHeadsCheck(sha256);
  const wrong = rows.flatMap(
    (row, position) => heads.take({ position, ...row, leaf: leafHash(row.entry) }) ?? [],
  );
  return { wrong, size: rows.length, ...heads.counts() };
};
const proven = async (run: string, signed: number) => {
  const head = await readHeadOf(its.pool(), run, signed);
  if (head === null) return null;
  const stated = headsIn(JSON.parse(head.entry.toString()));
  const holds = stated !== null && verifyHead(sha256, head, stated.root);
  return { holds, version: head.leaf.count, size: head.size, position: head.position };
};

test("each run's newest version is stated in the log, and can be proven as of every statement", async () => {
  const client = await its.connect();
  const sequence = await startSequencing(client, 10_000);
  const state = await startStating(client);
  await grow(runs, 1);
  await sequence();
  expect(await state()).toBe(true);
  expect(await state()).toBe(false);
  await sequence();
  // A statement by itself asks for no other.
  expect(await state()).toBe(false);
  await grow(runs.slice(0, 3), 2);
  await sequence();
  expect(await state()).toBe(true);
  await sequence();
  expect(await audited()).toEqual({ wrong: [], size: 45, right: 2, unknown: 0, covered: 44 });

  const [one = "", , , other = ""] = runs;
  expect(await proven(one, 45)).toEqual({ holds: true, version: 2, size: 44, position: 44 });
  expect(await proven(one, 44)).toEqual({ holds: true, version: 1, size: 40, position: 40 });
  expect(await proven(one, 40)).toBeNull();
  expect(await proven(other, 45)).toEqual({ holds: true, version: 1, size: 44, position: 44 });
  expect(await proven(uuidV7(), 45)).toBeNull();
  expect(await createReader(its.pool()).head(LOG_STREAM)).toBe(2);
});

test("a round covers no more entries than it may, and whoever takes over goes on from there", async () => {
  const client = await its.connect();
  const sequence = await startSequencing(client, 10_000);
  await grow(runs, 1);
  await sequence();
  const [first, then] = [await startStating(client, Date.now, 16), Date.now() - 60_000];
  expect(await first()).toBe("more");
  const second = await startStating(await its.connect(), () => then, 16);
  for (const more of ["more", true, false]) expect(await second()).toBe(more);
  await sequence();
  expect(await audited()).toEqual({ wrong: [], size: 43, right: 3, unknown: 0, covered: 40 });
  // The one before knows nothing of that: what it would state stands already.
  await expect(first()).rejects.toThrow(/duplicate key/u);
  expect(await audited()).toMatchObject({ wrong: [], size: 43 });
});

test("of a run that is asked, the same is told whether anybody has answered or not", async () => {
  const client = await its.connect();
  const sequence = await startSequencing(client, 10_000);
  const state = await startStating(client);
  const round = async () => {
    await sequence();
    await state();
    await sequence();
  };
  const [run = "", another = ""] = runs;
  await grow([run, another], 1);
  await round();
  await grow([run], 2);
  await round();
  const asked = { version: 2, position: 3 };
  const told = async (signed: number) => {
    const head = await readHeadAsAsked(its.pool(), run, signed, asked);
    return [head?.size, head?.leaf.count];
  };
  expect(await told(5)).toEqual([4, 2]);
  await grow([run], 3);
  await round();
  expect(await told(7)).toEqual([4, 2]);
  // Where an answer came before the statement, one from before the asking is told.
  await grow([another], 2);
  await grow([another], 3);
  await round();
  const both = { version: 2, position: 7 };
  const head = await readHeadAsAsked(its.pool(), another, 10, both);
  expect([head?.size, head?.leaf.count]).toEqual([6, 1]);
});

test("beside the sequencer it goes on by itself", async () => {
  its.sequence();
  const stater = createStater({ pool: its.pool() });
  stater.start();
  await grow(runs.slice(0, 5), 1);
  await until(async () => (await audited()).right > 0 && (await audited()).covered >= 5);
  await stater.stop();
  expect((await audited()).wrong).toEqual([]);
});
