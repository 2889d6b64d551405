import { beforeAll, describe, expect, test } from "vitest";
import { demoRuns } from "../../test/support/demo-runs.ts";
import type { RecordedRun } from "../../test/support/recorded-run.ts";
import {
  bundleOf,
  inPieces,
  proverOf,
  served,
  storedLog,
  type StoredLog,
} from "../../test/support/stored-log.ts";
import { formatTlogProof } from "../log/proof.ts";
import { createLogSigner } from "../log/signer.ts";
import { nodePorts } from "../verify/node-ports.ts";
import { formatReceipt } from "./format.ts";
import { checkKept } from "./kept.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let run: RecordedRun;
let other: RecordedRun;
let now: StoredLog;
let file: string;

beforeAll(async () => {
  const [first, second] = (await demoRuns()).toSorted((a, b) => a.events.length - b.events.length);
  if (first === undefined || second === undefined) throw new Error("no run");
  [run, other] = [first, second];
  now = storedLog([run, other], signer);
  file = await bundleOf(now, run.run);
});

/** The log as it was when it held so many of its entries. */
const earlier = (size: number): StoredLog => storedLog([run], signer, now.rows.slice(0, size));

const check = (kept: string, log: StoredLog = now, text: string = file) =>
  checkKept(nodePorts, kept, inPieces(text), served(log));
const holds = async (...given: Parameters<typeof check>) =>
  (await check(...given)).map((one) => one.holds);
const said = async (...given: Parameters<typeof check>) =>
  (await check(...given)).map(({ words }) => words).join(" ");

/** A receipt of the entry at a position of a log. */
const receiptOf = async (log: StoredLog, position: number): Promise<string> => {
  const entry = log.rows[position]?.entry;
  if (entry === undefined) throw new Error("no entry");
  const hashes = await proverOf(log)(position);
  const proof = formatTlogProof({
    ...{ index: position, hashes, checkpoint: log.checkpoint, extra: null },
  });
  return formatReceipt({ keys: log.keys, witnesses: [], entry, proof });
};

describe("a checkpoint that was kept", () => {
  test("fits when the log still begins with it, whatever its size was, and with line ends changed on its way", async () => {
    for (const size of [1, 2, 7, 40, now.size])
      expect([size, await holds(earlier(size).checkpoint)]).toEqual([size, [true, true]]);
    const { checkpoint } = earlier(7);
    expect(await holds(`  ${checkpoint.replaceAll("\n", "\r\n")}\n`)).toEqual([true, true]);
  });

  test("fits when it is newer than the file", async () => {
    const before = storedLog([run, other], signer, now.rows.slice(0, run.events.length * 2));
    const text = await bundleOf(before, run.run);
    expect(await holds(now.checkpoint, now, text)).toEqual([true, true]);
  });

  test("does not fit when the history was changed behind it", async () => {
    const [, , third] = now.rows;
    if (third === undefined) throw new Error("no third entry");
    const forged = storedLog([run, other], signer, now.rows.with(1, third));
    const kept = earlier(7).checkpoint;
    const text = await bundleOf(forged, run.run);
    expect(await holds(kept, forged, text)).toEqual([true, false]);
    expect(await said(kept, forged, text)).toContain("what had happened was changed");
  });

  test("does not fit when somebody else signed it, or it is of another log", async () => {
    const stranger = createLogSigner("log.example/alongside", new Uint8Array(32).fill(4));
    const { checkpoint } = storedLog([run], stranger, now.rows.slice(0, 7));
    expect(await holds(checkpoint)).toEqual([false, true]);
    const elsewhere = createLogSigner("log.example/another", new Uint8Array(32).fill(5));
    const another = storedLog([run], elsewhere, now.rows.slice(0, 7));
    expect(await holds(another.checkpoint)).toEqual([false, false]);
    expect(await said(another.checkpoint)).toContain("is of log.example/another");
  });

  test("can't be compared where the log does not give its hashes", async () => {
    const nothing = await checkKept(nodePorts, earlier(7).checkpoint, inPieces(file), () =>
      Promise.resolve(null),
    );
    expect(nothing.map((one) => one.holds)).toEqual([true, null]);
  });

  test.each(["", "not a checkpoint", "alongside/receipt@v1\nnonsense"])(
    "is told from %j",
    async (kept) => {
      expect(await said(kept)).toContain("neither a checkpoint nor a receipt");
    },
  );
});

describe("a receipt that was kept", () => {
  test("fits when the file holds its event just so, and the log still begins as it did", async () => {
    const position = now.rows.findIndex((row) => row.run === run.run && row.version === 4);
    const kept = await receiptOf(earlier(position + 3), position);
    // What can't be told is whether it was the newest of its run: the receipt holds no statement of that.
    const open = (await check(kept)).filter(({ holds }) => holds !== true);
    expect(open).toMatchObject([
      { holds: null, words: expect.stringMatching(/whether it was the newest entry/iu) },
    ]);
    expect(await said(kept)).toContain("stands in the file exactly as in your receipt");
  });

  test("does not fit a file that leaves its event out, or of another run", async () => {
    const position = now.rows.findIndex((row) => row.run === run.run && row.version === 4);
    const kept = await receiptOf(now, position);
    const without = file
      .split("\n")
      .filter((line) => !line.includes(`"event":"${now.rows[position]?.id}"`))
      .join("\n");
    expect(await said(kept, now, without)).toContain("is not in the file");
    const of = now.rows.findIndex((row) => row.run === other.run);
    expect(await said(await receiptOf(now, of))).toContain("is about another run");
  });

  test("does not fit a file in which its event says something else", async () => {
    const position = now.rows.findIndex((row) => row.run === run.run && row.version === 4);
    const kept = await receiptOf(now, position);
    const withheld = file.split("\n").map((line) => {
      if (!line.includes(`"event":"${now.rows[position]?.id}"`)) return line;
      const { event, index, proof, version } = JSON.parse(line);
      const leaf = Buffer.alloc(32, 1).toString("base64");
      return JSON.stringify({ event, index, kind: "withheld", leaf, proof, version });
    });
    expect(await said(kept, now, withheld.join("\n"))).toContain("with other content");
  });
});
