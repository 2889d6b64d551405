import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool, PoolClient } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { createAppender } from "../append.ts";
import { openPool } from "../connection.ts";
import { sampleEvent } from "../sample-event.ts";
import { startSequencing } from "../sequencer.ts";
import { uuidV7 } from "../uuid-v7.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import { lastPublishedFile, type LastPublished } from "./last-published.ts";
import { leafHash, treeRoot, verifyInclusion } from "./merkle.ts";
import { parseNote, parseVerifierKey } from "./note.ts";
import { startPublishing } from "./publisher.ts";
import { checkSignature, createLogSigner, sha256 } from "./signer.ts";
import { readCheckpoint, readEntries, readKeys } from "./store.ts";
import { proveInclusion, withTiles } from "./tile-reader.ts";

let database: FreshDatabase;
let pool: Pool;
let owner: Pool;
let client: PoolClient;
let lastPublished: LastPublished;
let path: string;
const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));

beforeEach(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, 4);
  owner = openPool(database.url, 1);
  client = await pool.connect();
  path = join(await mkdtemp(join(tmpdir(), "alongside-log-")), "checkpoint");
  lastPublished = lastPublishedFile(path);
});
afterEach(async () => {
  client.release();
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

/** Records `count` events of as many runs and gives them positions. */
const record = async (count: number): Promise<void> => {
  const appender = createAppender({ pool });
  await Promise.all(
    Array.from({ length: count }, () =>
      appender.append({ run: uuidV7(), expected: "none", events: [sampleEvent("opened")] }),
    ),
  );
  const sequencing = await pool.connect();
  const round = await startSequencing(sequencing, 10_000);
  await round();
  sequencing.release(true);
};

const start = (from: LastPublished = lastPublished, by = signer) =>
  startPublishing(client, { signer: by, lastPublished: from }, 10_000);

const publishAll = async (): Promise<void> => {
  const publish = await start();
  while ((await publish()) !== null);
};

describe("a publisher", () => {
  it("signs the root of all sequenced entries, and every entry has a proof that holds", async () => {
    await publishAll();
    for (const more of [1, 2, 300, 256]) {
      await record(more);
      await publishAll();
    }
    const stored = await readCheckpoint(pool);
    if (stored === null) throw new Error("nothing was published");
    expect(stored.size).toBe(559);
    const note = parseNote(stored.note);
    expect(checkSignature(note, parseVerifierKey(sha256, signer.verifierKey)).result).toBe(
      "signed",
    );
    expect(await lastPublished.read()).toBe(stored.note);

    const entries = (
      await Promise.all(
        [0, 1, 2].map((index) =>
          readEntries(pool, { level: 0, index, width: index < 2 ? 256 : 47 }),
        ),
      )
    ).flat();
    const leaves = entries.map((entry) => leafHash(sha256, entry));
    const { root } = parseCheckpoint(note.text);
    for (const index of [0, 255, 256, 511, 558]) {
      const proof = await proveInclusion(pool, index, 559);
      const leaf = leaves[index] ?? new Uint8Array();
      expect(verifyInclusion(sha256, leaf, index, 559, proof, root)).toBe(true);
    }
    // Every earlier size can still be proven: the tiles of it are all there.
    expect(await withTiles(pool, (read) => Buffer.from(treeRoot(sha256, read, 303)).length)).toBe(
      32,
    );
  });

  it("publishes what a crash left stored and unpublished", async () => {
    await record(3);
    const publish = await start({
      read: lastPublished.read,
      swap: () => Promise.reject(new Error("crash")),
    });
    await expect(publish()).rejects.toThrow("crash");
    expect(await lastPublished.read()).toBeNull();
    await publishAll();
    expect(await lastPublished.read()).toBe((await readCheckpoint(pool))?.note);
  });

  it("does not let two publishers follow one checkpoint", async () => {
    await record(2);
    const [first, second] = [await start(), await start()];
    await first();
    await expect(second()).rejects.toMatchObject({ code: "23505" });
  });

  it("stops when another deployment published meanwhile", async () => {
    await record(1);
    const publish = await start();
    await writeFile(path, "another checkpoint");
    await expect(publish()).rejects.toMatchObject({ name: "LogDisagrees", code: "forked" });
  });
});

describe("a new key", () => {
  const next = createLogSigner(signer.name, new Uint8Array(32).fill(2));
  const signedBy = async (): Promise<boolean[]> => {
    const note = parseNote((await readCheckpoint(pool))?.note ?? "");
    return [next, signer].map(
      ({ verifierKey }) =>
        checkSignature(note, parseVerifierKey(sha256, verifierKey)).result === "signed",
    );
  };

  it("continues the log beside the one before, and alone once both have signed", async () => {
    await record(2);
    await publishAll();
    const both = await startPublishing(
      client,
      { signer: next, previous: signer, lastPublished },
      100,
    );
    // What the old key has signed stands until the log grows.
    expect(await signedBy()).toEqual([false, true]);
    await record(1);
    await both();
    expect(await signedBy()).toEqual([true, true]);
    expect(await readKeys(pool)).toEqual([next.verifierKey, signer.verifierKey]);

    const alone = await startPublishing(client, { signer: next, lastPublished }, 100);
    await record(1);
    await alone();
    expect(await signedBy()).toEqual([true, false]);
    await expect(start()).rejects.toMatchObject({ code: "wrong-key" });
  });
});

describe("a publisher refuses to start", () => {
  beforeEach(async () => {
    await record(300);
    await publishAll();
  });

  it("on another key", async () => {
    const other = createLogSigner(signer.name, new Uint8Array(32).fill(2));
    await expect(start(lastPublished, other)).rejects.toMatchObject({ code: "wrong-key" });
  });

  it("on another key that comes with a previous one which did not sign it, or of another name", async () => {
    const other = createLogSigner(signer.name, new Uint8Array(32).fill(2));
    const third = createLogSigner(signer.name, new Uint8Array(32).fill(3));
    const renamed = createLogSigner("log.example/renamed", new Uint8Array(32).fill(2));
    for (const [by, previous] of [
      [other, third],
      [renamed, signer],
    ] as const) {
      await expect(
        startPublishing(client, { signer: by, previous, lastPublished }, 100),
      ).rejects.toMatchObject({ code: "wrong-key" });
    }
  });

  it("on tiles that were changed", async () => {
    await owner.query(
      "update record.tile set hashes = set_byte(hashes, 5, 255 - get_byte(hashes, 5)) where level = 0 and index = 1",
    );
    await expect(start()).rejects.toMatchObject({ code: "wrong-root" });
  });

  it("on a database older than what was published", async () => {
    const newest = await lastPublished.read();
    const older = await freshDatabase();
    const olderPool = openPool(older.appUrl, 1);
    const olderClient = await olderPool.connect();
    const elsewhere = { read: () => Promise.resolve(newest), swap: lastPublished.swap };
    await expect(
      startPublishing(olderClient, { signer, lastPublished: elsewhere }, 100),
    ).rejects.toMatchObject({ code: "rolled-back" });
    olderClient.release();
    await olderPool.end();
    await older.drop();
  });

  it("on a history other than the published one", async () => {
    const text = `${signer.name}\n200\n${Buffer.alloc(32, 9).toString("base64")}\n`;
    const { signature, keyHash } = signer.sign(text);
    const line = Buffer.concat([keyHash, signature]).toString("base64");
    await writeFile(path, `${text}\n\u2014 ${signer.name} ${line}\n`);
    await expect(start()).rejects.toMatchObject({ code: "forked" });
  });
});
