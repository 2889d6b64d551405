import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createMetrics } from "../../api/http/metrics.ts";
import { createLog } from "../../api/services/log.ts";
import { createAppender } from "../../audit/append.ts";
import { openPool } from "../../audit/connection.ts";
import { lastPublishedFile } from "../../audit/log/last-published.ts";
import { parseNote, parseVerifierKey } from "../../audit/log/note.ts";
import { startPublishing } from "../../audit/log/publisher.ts";
import {
  checkSignature,
  createCosigner,
  createLogSigner,
  createMlDsaCosigner,
  sha256,
} from "../../audit/log/signer.ts";
import { readAlarms, readStandings, type WitnessAlarm } from "../../audit/log/witness/alarms.ts";
import { parseWitness, type WitnessAddress } from "../../audit/log/witness/client.ts";
import { witnessFolder } from "../../audit/log/witness/memory.ts";
import { createWitness } from "../../audit/log/witness/witness.ts";
import { createWitnessing } from "../../audit/log/witness/witnessing.ts";
import { sampleEvent } from "../../audit/sample-event.ts";
import { startSequencing } from "../../audit/sequencer.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { createWarnings } from "../composition/warnings.ts";
import { serveWitness } from "./serve-witness.ts";

const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));
const PACE = { look: 20, patience: 5_000, again: 20, atMost: 50 };

/** An installation's database with a publisher of its own. */
async function installation() {
  const database: FreshDatabase = await freshDatabase();
  const pool: Pool = openPool(database.appUrl, 6);
  const folder = await mkdtemp(join(tmpdir(), "alongside-log-"));
  return {
    pool,
    /** Records, sequences and publishes `count` events more. */
    async grow(count: number): Promise<void> {
      const appender = createAppender({ pool });
      await Promise.all(
        Array.from({ length: count }, () =>
          appender.append({ run: uuidV7(), expected: "none", events: [sampleEvent("opened")] }),
        ),
      );
      const client = await pool.connect();
      const sequence = await startSequencing(client, 10_000);
      await sequence();
      const publish = await startPublishing(
        client,
        { signer, lastPublished: lastPublishedFile(join(folder, "checkpoint")) },
        10_000,
      );
      await publish();
      client.release(true);
    },
    async close(): Promise<void> {
      await pool.end();
      await database.drop();
    },
  };
}

const closing: (() => Promise<void>)[] = [];
const closed = <T extends { close(): Promise<void> }>(one: T): T => {
  closing.push(one.close);
  return one;
};

async function witnessAt(name: string, fill: number, folder: string, port = 0) {
  const memory = witnessFolder(folder);
  const witness = createWitness({
    signers: [
      createCosigner(name, new Uint8Array(32).fill(fill), () => 1_800_000_000),
      createMlDsaCosigner(name, new Uint8Array(32).fill(fill), () => 1_800_000_000),
    ],
    logs: [parseVerifierKey(sha256, signer.verifierKey)],
    memory,
  });
  const server = closed(
    await serveWitness({
      witness,
      memory,
      port,
      host: "127.0.0.1",
      onError: (error) => {
        throw error;
      },
    }),
  );
  const url = `http://127.0.0.1:${server.port}`;
  const [address, newer] = witness.verifierKeys.map((key) => parseWitness(`${key} ${url}/`));
  if (!address || !newer) throw new Error("the witness has two keys");
  return { ...server, url, address, newer };
}

function following(pool: Pool, witnesses: readonly WitnessAddress[]) {
  const alarms: WitnessAlarm[] = [];
  const troubles: string[] = [];
  const worker = createWitnessing({
    pool,
    witnesses,
    pace: PACE,
    onAlarm: (alarm) => alarms.push(alarm),
    onTrouble: (_, why) => troubles.push(why),
    onError: (error) => troubles.push(String(error)),
  });
  worker.start();
  closed({ close: () => worker.stop() });
  return { alarms, troubles };
}

const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};

let here: Awaited<ReturnType<typeof installation>>;
let folder: string;
beforeEach(async () => {
  here = closed(await installation());
  folder = await mkdtemp(join(tmpdir(), "alongside-witness-"));
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const signedBy = (note: string, keys: readonly WitnessAddress[]): string[] =>
  keys.map(({ key }) => checkSignature(parseNote(note), key).result);

it("takes what one witness signs with each of its keys", async () => {
  const one = await witnessAt("one.example/w", 13, join(folder, "1"));
  const keys = [one.address, one.newer];
  const witnesses = keys.map(({ verifierKey }) => verifierKey);
  const log = createLog(here.pool, { witnesses, quorum: 2 });
  await here.grow(3);
  const { alarms } = following(here.pool, keys);
  await until(async () => (await log.checkpoint())?.cosignatures === 2);
  await here.grow(5);
  await until(async () => (await log.checkpoint())?.entriesBehind === 0);
  expect(signedBy((await log.checkpoint())?.note ?? "", keys)).toEqual(["signed", "signed"]);
  expect(alarms).toEqual([]);
});

it("serves the newest checkpoint that enough witnesses cosigned, and says how far behind it is", async () => {
  const one = await witnessAt("one.example/w", 11, join(folder, "1"));
  const two = await witnessAt("two.example/w", 12, join(folder, "2"));
  const keys = [one.address, two.address];
  const log = createLog(here.pool, {
    witnesses: keys.map(({ verifierKey }) => verifierKey),
    quorum: 2,
  });
  await here.grow(3);
  expect(await log.checkpoint()).toMatchObject({ cosignatures: 0, entriesBehind: 0 });

  following(here.pool, keys);
  await until(async () => (await log.checkpoint())?.cosignatures === 2);
  const first = await log.checkpoint();
  expect(signedBy(first?.note ?? "", keys)).toEqual(["signed", "signed"]);

  await two.close();
  await here.grow(300);
  await until(
    async () =>
      (await (await fetch(`${one.url}/`)).text()).includes(signer.name) &&
      (await log.checkpoint())?.entriesBehind === 300,
  );
  expect((await log.checkpoint())?.note).toBe(first?.note);

  // Back, with what it remembers: it is asked from there on.
  const again = await witnessAt("two.example/w", 12, join(folder, "2"), two.port);
  await until(async () => (await log.checkpoint())?.entriesBehind === 0);
  const served = await log.checkpoint();
  expect(signedBy(served?.note ?? "", keys)).toEqual(["signed", "signed"]);
  expect(parseNote(served?.note ?? "").text).toContain("\n303\n");
  const id = (await (await fetch(`${again.url}/`)).text()).match(
    /\/([0-9a-f]{64})\/checkpoint/,
  )?.[1];
  const kept = await (await fetch(`${again.url}/${id}/checkpoint`)).text();
  expect(parseNote(kept).text).toBe(parseNote(served?.note ?? "").text);
});

it("catches a log that was forked: the same key, another history", async () => {
  const { address } = await witnessAt("one.example/w", 11, folder);
  await here.grow(4);
  const honest = following(here.pool, [address]);
  const log = createLog(here.pool, { witnesses: [address.verifierKey], quorum: 1 });
  await until(async () => (await log.checkpoint())?.cosignatures === 1);

  const thief = closed(await installation());
  await thief.grow(9);
  const { alarms } = following(thief.pool, [address]);
  await until(() => alarms.length > 0);
  expect(alarms[0]).toMatchObject({ code: "forked", witness: "one.example/w", size: 9 });
  expect(honest.alarms).toEqual([]);

  // It goes on, and is kept once; nobody who may write the record takes it away.
  await until(async () => alarms.length > 2 && (await readAlarms(thief.pool)).length > 0);
  expect(await readAlarms(thief.pool)).toEqual([
    { ...alarms[0], at: expect.any(Date), isSettled: false },
  ]);
  await expect(thief.pool.query("delete from record.witness_alarm")).rejects.toThrow("denied");
  expect(await readAlarms(here.pool)).toEqual([]);
  const metrics = async (pool: Pool) =>
    (
      await createMetrics({ witnesses: () => readStandings(pool, [address.verifierKey]) }).read()
    ).body.match(/^alongside_witness.*$/gm);
  expect(await metrics(here.pool)).toEqual([
    'alongside_witness_alarms_total{witness="one.example/w"} 0',
    'alongside_witness_entries_behind{witness="one.example/w"} 0',
    'alongside_witness_last_cosignature_timestamp_seconds{witness="one.example/w"} 1800000000',
  ]);
  expect(await metrics(thief.pool)).toEqual([
    'alongside_witness_alarms_total{witness="one.example/w"} 1',
    'alongside_witness_entries_behind{witness="one.example/w"} 9',
  ]);
});

it("catches a log that was rolled back", async () => {
  const { address } = await witnessAt("one.example/w", 11, folder);
  await here.grow(9);
  following(here.pool, [address]);
  const log = createLog(here.pool, { witnesses: [address.verifierKey], quorum: 1 });
  await until(async () => (await log.checkpoint())?.cosignatures === 1);

  const older = closed(await installation());
  await older.grow(4);
  const { alarms } = following(older.pool, [address]);
  await until(() => alarms.length > 0);
  expect(alarms[0]).toMatchObject({ code: "rolled-back", size: 4 });
  await until(async () => (await readAlarms(older.pool)).length > 0);
  expect(await createWarnings(older.pool)()).toEqual([alarms[0]?.message]);

  // Brought up to what the witness knows (the same history, in truth): nothing warns of it any longer.
  await older.pool.query(
    `insert into record.cosignature (size, witness, line, time, at)
     values (4, $1, 'a line', 1800000000, clock_timestamp())`,
    [address.verifierKey],
  );
  expect(await createWarnings(older.pool)()).toEqual([]);
  expect(await readAlarms(older.pool)).toMatchObject([{ code: "rolled-back", isSettled: true }]);
});

it("takes no cosignature of another key, and no other answer for one", async () => {
  const { url } = await witnessAt("one.example/w", 11, folder);
  const claimed = createCosigner("one.example/w", new Uint8Array(32).fill(99), () => 1);
  await here.grow(1);
  const { troubles } = following(here.pool, [parseWitness(`${claimed.verifierKey} ${url}`)]);
  await until(() => troubles.length > 0);
  expect(troubles[0]).toBe("its cosignature does not hold");
  const { rows } = await here.pool.query("select 1 from record.cosignature");
  expect(rows).toEqual([]);
});
