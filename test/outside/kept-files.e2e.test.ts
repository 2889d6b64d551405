import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCosigner, createLogSigner } from "../../audit/log/signer.ts";
import { formatTlogProof } from "../../audit/log/proof.ts";
import { checkReceipt } from "../../audit/receipt/check.ts";
import { formatReceipt } from "../../audit/receipt/format.ts";
import { auditLog } from "../../audit/verify/live/audit-log.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { readSince } from "../../infra/verify/since.ts";
import { demoRuns } from "../support/demo-runs.ts";
import { bundleOf, proverOf, served, storedLog, type StoredLog } from "../support/stored-log.ts";
import { seeded, type Pick } from "../tamper/die.ts";
import {
  buildSecondVerifier,
  secondVerifierBinary,
  type Asked,
  type Outcome,
} from "./second-verifier/second-verifier.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
const stranger = createLogSigner("log.example/alongside", new Uint8Array(32).fill(9));
const witness = createCosigner(
  "witness.example/w1",
  new Uint8Array(32).fill(5),
  () => 1_800_000_000,
);
const INDEX = 300;
const KEPT_SIZE = 400;

let folder: string;
let receipt: string;
let second: (asked: readonly Asked[]) => readonly Outcome[];
let now: StoredLog;
/** What the site may serve today. */
let logs: ReadonlyMap<string, StoredLog>;

beforeAll(async () => {
  second = buildSecondVerifier();
  folder = await mkdtemp(path.join(tmpdir(), "alongside-kept-"));
  const runs = (await demoRuns()).slice(0, 3);
  now = storedLog(runs, signer);
  const { rows } = now;
  const then = storedLog(runs, signer, rows.slice(0, KEPT_SIZE), witness);
  const entry = then.rows[INDEX]?.entry;
  if (entry === undefined) throw new Error("no entry");
  const hashes = await proverOf(then)(INDEX);
  const proof = formatTlogProof({ index: INDEX, hashes, checkpoint: then.checkpoint, extra: null });
  receipt = formatReceipt({ keys: then.keys, witnesses: [witness.verifierKey], entry, proof });
  const [first] = runs;
  if (first === undefined) throw new Error("no run");
  await writeFile(path.join(folder, "receipt.txt"), receipt);
  await writeFile(path.join(folder, "bundle.jsonl"), await bundleOf(now, first.run));
  const [one, two, ...others] = rows;
  if (one === undefined || two === undefined) throw new Error("no rows");
  logs = new Map([
    ["as it was", now],
    ["cut short", storedLog(runs, signer, rows.slice(0, KEPT_SIZE - 1))],
    ["back at the receipt", then],
    ["rewritten at its beginning", storedLog(runs, signer, [two, one, ...others])],
    ["rewritten at the entry", storedLog(runs, signer, rows.with(INDEX, one))],
    ["signed by another", storedLog(runs, stranger, rows)],
    [
      "of another name",
      storedLog(runs, createLogSigner("other.example", new Uint8Array(32).fill(3)), rows),
    ],
  ]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A receipt as it may come back. */
const changed = (text: string, pick: Pick): string => {
  const lines = text.split("\n");
  const at = pick(lines.length);
  const line = lines[at] ?? "";
  const within = pick(line.length + 1);
  const other = String.fromCodePoint(0x20 + pick(0x5f));
  const ways = [
    lines.with(at, line.slice(0, within) + other + line.slice(within + 1)),
    lines.with(at, line.slice(0, within) + line.slice(within + 1)),
    lines.toSpliced(at, 1),
    lines.toSpliced(at, 0, line),
    lines.toSpliced(at, 0, ""),
    lines.toSpliced(pick(8), 0, `key ${stranger.verifierKey}`),
    lines.toSpliced(pick(8), 0, `witness ${signer.verifierKey}`),
    lines.toSpliced(0, 0, "Dear Ada,", "", "here it is."),
    lines.map((one) => `${one}\r`),
    [...lines, "", "  ", "\t"],
    lines.slice(0, at),
  ];
  return (ways[pick(ways.length)] ?? lines).join("\n");
};

describe(
  "what somebody kept is checked alike by ours and by the one in Go:",
  { timeout: 600_000 },
  () => {
    it("a receipt, whole or changed", async () => {
      const texts = [
        receipt,
        ...Array.from({ length: 500 }, (_, at) => changed(receipt, seeded(at * 31 + 7))),
      ];
      const theirs = second(
        texts.map((text) => ({ bundle: Buffer.from(text), keys: [], witnesses: [] })),
      );
      const found: string[] = [];
      let holding = 0;
      for (const [at, text] of texts.entries()) {
        const { holds } = await checkReceipt(nodePorts, text);
        if (holds) holding += 1;
        if (holds !== (theirs[at]?.exit === 0)) found.push(`${at - 1}: ours ${holds}\n${text}`);
      }
      expect(found).toEqual([]);
      expect(holding).toBeGreaterThan(20);
      expect(holding).toBeLessThan(texts.length / 2);
    });

    it("a receipt and a bundle against the log of today", async () => {
      const verify = secondVerifierBinary();
      const told: string[] = [];
      for (const [name, log] of logs) {
        const copy = path.join(folder, name);
        await copyLog(log, copy);
        for (const file of ["receipt.txt", "bundle.jsonl"]) {
          const trusted = { keys: [signer.verifierKey], witnesses: [] };
          const kept = await readSince(path.join(folder, file), trusted);
          const ours = await auditLog(served(log), nodePorts, { ...trusted, entries: false, kept });
          const args = ["--key", signer.verifierKey, "--since", path.join(folder, file), copy];
          const exit = spawnSync(verify, args).status;
          told.push(`${name}, ${file}: ours ${ours.ok ? 0 : 1}, theirs ${exit}`);
        }
      }
      expect(told).toEqual([
        "as it was, receipt.txt: ours 0, theirs 0",
        "as it was, bundle.jsonl: ours 0, theirs 0",
        "cut short, receipt.txt: ours 1, theirs 1",
        "cut short, bundle.jsonl: ours 1, theirs 1",
        "back at the receipt, receipt.txt: ours 0, theirs 0",
        "back at the receipt, bundle.jsonl: ours 1, theirs 1",
        "rewritten at its beginning, receipt.txt: ours 1, theirs 1",
        "rewritten at its beginning, bundle.jsonl: ours 1, theirs 1",
        "rewritten at the entry, receipt.txt: ours 1, theirs 1",
        "rewritten at the entry, bundle.jsonl: ours 1, theirs 1",
        "signed by another, receipt.txt: ours 1, theirs 1",
        "signed by another, bundle.jsonl: ours 1, theirs 1",
        "of another name, receipt.txt: ours 1, theirs 1",
        "of another name, bundle.jsonl: ours 1, theirs 1",
      ]);
    });
  },
);

/** Writes a log's checkpoint and tiles as a static site would hold them. */
const copyLog = async (log: StoredLog, into: string): Promise<void> => {
  const tiles = [...log.tiles].map(([place, hashes]) => {
    const [level, index = ""] = place.split("/");
    const width = hashes.length < 256 ? `.p/${hashes.length}` : "";
    return `tile/${level}/${index.padStart(3, "0")}${width}`;
  });
  for (const name of ["checkpoint", ...tiles]) {
    const file = path.join(into, name);
    await mkdir(path.dirname(file), { recursive: true });
    const bytes = await served(log)(name);
    if (bytes === null) throw new Error(`no ${name}`);
    await writeFile(file, bytes);
  }
};
