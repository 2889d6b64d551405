import { createServer, type Server } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { leafHash } from "../../audit/entry.ts";
import { inclusionProof } from "../../audit/log/merkle.ts";
import { formatTlogProof } from "../../audit/log/proof.ts";
import { createLogSigner, sha256 } from "../../audit/log/signer.ts";
import { formatReceipt } from "../../audit/receipt/format.ts";
import { nodeHash } from "../../audit/log/merkle.ts";
import { withLine } from "../../test/support/bundle-text.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import {
  bundleOf,
  interleaved,
  served,
  storedLog,
  withHeads,
  type Row,
  type StoredLog,
} from "../../test/support/stored-log.ts";
import { verify } from "../commands/verify.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
/** As it was when somebody kept something of it, and as it is now. */
let then: StoredLog;
let now: StoredLog;
let shown: StoredLog;
let server: Server;
let url: string;
let folder: string;

beforeAll(async () => {
  const runs = await demoRuns();
  const rows = interleaved(runs);
  const [first] = runs;
  if (first === undefined) throw new Error("no run");
  // The first run is whole, some of the others are there.
  const early = rows.filter(({ run }) => run === first.run);
  const others = rows.filter(({ run }) => run !== first.run);
  then = storedLog(runs, signer, [...early, ...others.slice(0, 40)]);
  now = storedLog(runs, signer, [...early, ...others]);
  folder = await mkdtemp(path.join(tmpdir(), "alongside-since-"));
  await writeFile(path.join(folder, "bundle"), await bundleOf(then, first.run));
  await writeFile(path.join(folder, "receipt"), receiptOf(then, 7));
  server = createServer((request, response) => {
    void served(shown)((request.url ?? "").replace(/^\/log\//u, "")).then((bytes) => {
      response.writeHead(bytes === null ? 404 : 200).end(bytes ?? "");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});

afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => {
  process.exitCode = 0;
  vi.restoreAllMocks();
});

function receiptOf(log: StoredLog, index: number): string {
  const read = (level: number, at: number): Uint8Array =>
    level === 0
      ? leafHash(log.rows[at]?.entry ?? Buffer.alloc(0))
      : nodeHash(sha256, read(level - 1, 2 * at), read(level - 1, 2 * at + 1));
  return formatReceipt({
    keys: log.keys,
    witnesses: [],
    entry: log.rows[index]?.entry ?? Buffer.alloc(0),
    proof: formatTlogProof({
      index,
      hashes: inclusionProof(sha256, read, index, log.size),
      checkpoint: log.checkpoint,
      extra: null,
    }),
  });
}

/** What the command says of the log that is served, and how it exits. */
async function verified(log: StoredLog, kept: string) {
  shown = log;
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const args = [url, "--since", path.join(folder, kept), "--key", signer.verifierKey];
  await verify.run(args, { root: "", code: "" });
  return { words: said.mock.calls.flat().join("\n"), code: process.exitCode ?? 0 };
}

/** What the command says of a newer bundle of the first run, of a log of these rows. */
async function verifiedFile(rows: readonly Row[], kept: string, keys: readonly string[] = []) {
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const log = { ...storedLog([], signer, withHeads(rows)), templates: now.templates };
  const file = path.join(folder, "newer");
  await writeFile(file, await bundleOf({ ...log, values: now.values }, then.rows[0]?.run ?? ""));
  const args = [file, "--since", path.join(folder, kept), ...keys.flatMap((key) => ["--key", key])];
  await verify.run(args, { root: "", code: "" });
  return { words: said.mock.calls.flat().join("\n"), code: process.exitCode ?? 0 };
}

/** The log with one entry other than it was, signed anew by its own key. */
const rewrittenAt = (at: number): StoredLog => {
  const rows = now.rows.map((row, index) =>
    index === at
      ? {
          ...row,
          entry: Buffer.from(
            Buffer.from(row.entry)
              .toString("utf8")
              .replace(/"at":"20/u, '"at":"19'),
          ),
        }
      : row,
  );
  return { ...storedLog([], signer, rows), values: now.values, templates: now.templates };
};

test.each(["bundle", "receipt"])(
  "a log that only grew holds against a %s from before",
  async (kept) => {
    const { words, code } = await verified(now, kept);
    expect(words).toContain(
      `consistency: The ${then.size} events of the earlier visit are unchanged.`,
    );
    expect([code, words.includes("FAILS")]).toEqual([0, false]);
  },
);

test.each(["bundle", "receipt"])("a log that was rewritten does not: %s", async (kept) => {
  const own = await verified(rewrittenAt(7), kept);
  expect(own.words).toContain("umber 7 of the log is not what an earlier visit saw at that place");
  const others = await verified(rewrittenAt(then.size - 3), kept);
  expect(others.words).toContain(`The first ${then.size} events don't have the root`);
  expect([own.code, others.code]).toEqual([1, 1]);
});

test("nor does a log that was cut short, or what was changed after it was kept accuse a log", async () => {
  const short = await verified(storedLog([], signer, then.rows.slice(0, 20)), "bundle");
  expect(short.words).toContain(`events 20 to ${then.size - 1} are gone`);
  const first = then.rows[0]?.run ?? "";
  const other = Buffer.from(then.rows[8]?.entry ?? "").toString("base64");
  const forged = {
    bundle: withLine(await bundleOf(then, first), 1, (line) => ({ ...line, index: 3 })),
    receipt: receiptOf(then, 7).replace(/^entry .*$/mu, `entry ${other}`),
  };
  for (const [kept, text] of Object.entries(forged)) {
    await writeFile(path.join(folder, `forged-${kept}`), text);
    await expect(verified(now, `forged-${kept}`)).rejects.toThrow("does not prove what it says");
  }
});

describe("a newer bundle, without any log,", () => {
  test.each([
    ["bundle", /consistency: \d+ events of the run stand in this file as they stood/u],
    ["receipt", /consistency: 1 events of the run stand in this file as they stood/u],
  ])("holds against a %s from before", async (kept, words) => {
    const newer = await verifiedFile(now.rows, kept);
    expect(newer.words).toMatch(words);
    expect([newer.code, newer.words.includes("FAILS")]).toEqual([0, false]);
    expect((await verifiedFile(now.rows, kept, [signer.verifierKey])).code).toBe(0);
  });

  test("does not where its events stand elsewhere; nor is one compared that itself does not hold", async () => {
    const [last, ...rest] = [...now.rows].toReversed();
    if (last === undefined) throw new Error("no rows");
    const moved = await verifiedFile([last, ...rest.toReversed()], "bundle");
    expect(moved.words).toMatch(/FAILS  consistency: Version 1 of the run is not the event/u);
    expect(moved.code).toBe(1);
    const cut = await verifiedFile(then.rows.slice(0, 20), "bundle");
    expect(cut.words).toMatch(
      /consistency: (?:The newer file itself does not hold|.* Name them the other way round)/u,
    );
    expect(cut.code).toBe(1);
  });

  test("that is none says so", async () => {
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    const none = path.join(folder, "none");
    await writeFile(none, "nothing\n");
    await verify.run([none, "--since", path.join(folder, "receipt")], { root: "", code: "" });
    expect(process.exitCode).toBe(1);
  });
});

test("whoever may read the log's entries learns whether newer ones exist than what was kept", async () => {
  vi.stubEnv("ALONGSIDE_TOKEN", "an auditor's");
  const receipt = await verified(now, "receipt");
  expect(receipt.words).toMatch(
    /Newer entries exist: version 8 of run \S+ was kept, and the log holds versions up to \d+\./u,
  );
  const bundle = await verified(now, "bundle");
  expect(bundle.words).toMatch(
    /Version \d+ of run \S+, which was kept, is the newest that the log holds\./u,
  );
  vi.unstubAllEnvs();
  expect((await verified(now, "receipt")).words).toMatch(/only the entries show/u);
});
