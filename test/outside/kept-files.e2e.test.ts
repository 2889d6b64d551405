import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { canonicalBytes } from "../../audit/entry.ts";
import { createCosigner, createLogSigner } from "../../audit/log/signer.ts";
import { checkReceipt } from "../../audit/receipt/check.ts";
import { auditLog } from "../../audit/verify/live/audit-log.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { checkRunList } from "../../audit/verify/runs/run-list.ts";
import { verifyContinued } from "../../infra/verify/continued.ts";
import { readSince } from "../../infra/verify/since.ts";
import { demoRuns } from "../support/demo-runs.ts";
import {
  bundleOf,
  provenRunsOf,
  served,
  storedLog,
  withHeads,
  type StoredLog,
} from "../support/stored-log.ts";
import { receiptOf } from "../support/stored-receipt.ts";
import { seeded, type Pick } from "../tamper/die.ts";
import { secondVerifier, secondVerifierBinary } from "./second-verifier/second-verifier.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
const stranger = createLogSigner("log.example/alongside", new Uint8Array(32).fill(9));
const witness = createCosigner(
  "witness.example/w1",
  new Uint8Array(32).fill(5),
  () => 1_800_000_000,
);
const otherName = createLogSigner("other.example", new Uint8Array(32).fill(3));
const INDEX = 300;
const KEPT_SIZE = 400;

let folder: string;
/** Receipts: without a statement of heads, of an entry that was the newest of its run, and of one that was not. */
let receipts: readonly string[];
let now: StoredLog;
/** What the site may serve today. */
let logs: ReadonlyMap<string, StoredLog>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-kept-"));
  const runs = (await demoRuns()).slice(0, 3);
  now = storedLog(runs, signer);
  const { rows } = now;
  const then = storedLog(runs, signer, rows.slice(0, KEPT_SIZE), witness);
  const [first] = runs;
  if (first === undefined) throw new Error("no run");
  const last = rows.findLastIndex(({ run }) => run === first.run);
  receipts = [
    await receiptOf(then, INDEX, { of: null, witnesses: [witness.verifierKey] }),
    await receiptOf(now, last),
    await receiptOf(now, last - 50),
  ];
  await writeFile(path.join(folder, "receipt.txt"), receipts[0] ?? "");
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
    ["of another name", storedLog(runs, otherName, rows)],
  ]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The same runs in a log of these rows. */
const logOf = (rows: StoredLog["rows"], by = signer): StoredLog => ({
  ...storedLog([], by, rows),
  values: now.values,
  templates: now.templates,
});

/** What a receipt says of the run's newest version, changed and written anew. */
const restated = (lines: readonly string[], pick: Pick): readonly string[] =>
  lines.map((line) => {
    const [, extra] = /^extra (.*)$/u.exec(line) ?? [];
    if (extra === undefined) return line;
    const heads: { index: number; version: number; path: string[]; proof: string[]; leaf: string } =
      JSON.parse(Buffer.from(extra, "base64").toString("utf8"));
    const changes = [
      { version: heads.version + 1 },
      { version: pick(heads.version + 1) },
      { index: heads.index - 1 },
      { path: heads.path.slice(1) },
      { path: heads.path.toReversed() },
      { proof: [...heads.proof, heads.leaf] },
      { leaf: heads.proof[0] ?? heads.leaf },
      { more: 1 },
      { entry: Buffer.from(`{"a":${pick(9)}}`).toString("base64") },
    ];
    const changed = { ...heads, ...changes[pick(changes.length)] };
    return `extra ${canonicalBytes(changed).toString("base64")}`;
  });

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
    restated(lines, pick),
    restated(lines, pick),
  ];
  return (ways[pick(ways.length)] ?? lines).join("\n");
};

describe(
  "what somebody kept is checked alike by ours and by the one in Go:",
  { timeout: 600_000 },
  () => {
    it("a receipt, whole or changed", async () => {
      const texts = [
        ...receipts,
        ...Array.from({ length: 600 }, (_, at) =>
          changed(receipts[at % receipts.length] ?? "", seeded(at * 31 + 7)),
        ),
      ];
      const second = secondVerifier();
      const found: string[] = [];
      let holding = 0;
      for (const [at, text] of texts.entries()) {
        const { holds } = await checkReceipt(nodePorts, text);
        if (holds) holding += 1;
        const theirs = await second.ask({ bundle: Buffer.from(text), keys: [], witnesses: [] });
        const isSame = typeof theirs !== "string" && holds === (theirs.exit === 0);
        if (!isSame) found.push(`${at}: ours ${holds}\n${text}`);
      }
      second.end();
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

describe("a newer bundle against what was kept, offline, is checked alike:", () => {
  it("continuing it, contradicting it, or showing neither", { timeout: 600_000 }, async () => {
    const verify = secondVerifierBinary();
    const whole = now.rows;
    const [first = "", other = ""] = new Set(whole.map(({ run }) => run));
    const at = whole.findIndex(({ run, version }) => run === first && version === 20);
    const before = (end: number): StoredLog => logOf(withHeads(whole.slice(0, end)));
    const [one, two, three, ...others] = whole.slice(0, at + 2);
    if (one === undefined || two === undefined || three === undefined) throw new Error("no rows");
    // Two entries of other runs have changed their places.
    expect([two.run, three.run]).not.toContain(first);
    const older = new Map([
      ["just after an event", before(at + 1)],
      ["between two", before(at + 2)],
      ["of another order", logOf(withHeads([one, three, two, ...others]))],
      ["the newest", now],
    ]);
    const told: string[] = [];
    for (const [name, then] of older) {
      const kept = path.join(folder, "older.jsonl");
      await writeFile(kept, await bundleOf(then, first));
      const newer = [
        ["the same run", await bundleOf(now, first)],
        ["another run", await bundleOf(now, other)],
        ["itself", await bundleOf(then, first)],
        ["another log", await bundleOf(logOf(whole, otherName), first)],
      ] as const;
      for (const [what, text] of newer) {
        const file = path.join(folder, "newer.jsonl");
        await writeFile(file, text);
        const trusted = { keys: [signer.verifierKey, otherName.verifierKey], witnesses: [] };
        const ours = await verifyContinued(file, trusted, await readSince(kept, trusted));
        const keys = trusted.keys.flatMap((key) => ["--key", key]);
        const args = ["--json", ...keys, "--since", kept, file];
        const theirs = answer.parse(
          JSON.parse(spawnSync(verify, args, { encoding: "utf8" }).stdout),
        );
        const [mine, their] = [ours, theirs].map(({ checks }) => consistencyOf(checks));
        expect([name, what, their]).toEqual([name, what, mine]);
        told.push(`${name}, ${what}: ${mine}`);
      }
    }
    // Whatever the two files are, they are not all of one kind.
    for (const result of ["holds", "fails"]) expect(told.join("\n")).toContain(`: ${result}`);
  });
});

describe("an organisation's list of runs is checked alike:", () => {
  it("whole, or changed", { timeout: 600_000 }, async () => {
    const verify = secondVerifierBinary();
    const organisation = now.rows
      .map(
        ({ entry }) => /"organisation":"([^"]+)"/u.exec(Buffer.from(entry).toString("utf8"))?.[1],
      )
      .find((one) => one !== undefined);
    const list = await provenRunsOf(now, organisation ?? "");
    const texts = [
      canonicalBytes(list).toString("utf8"),
      ...Array.from({ length: 150 }, (_, at) => changedList(list, seeded(at * 17 + 3))),
    ];
    const found: string[] = [];
    let holding = 0;
    for (const [at, text] of texts.entries()) {
      const trusted = { keys: [signer.verifierKey], witnesses: [] };
      const { ok, checks } = await checkRunList(Buffer.from(text), nodePorts, trusted);
      const args = ["--runs", "--json", "--key", signer.verifierKey, "-"];
      const { stdout, status } = spawnSync(verify, args, { input: text, encoding: "utf8" });
      const theirs = answer.parse(JSON.parse(stdout));
      const [mine, their] = [checks, theirs.checks].map(troublesOf);
      if (mine !== their || ok !== (status === 0)) found.push(`${at}: ${mine}, not ${their}`);
      if (ok) holding += 1;
    }
    expect(found).toEqual([]);
    expect(holding).toBeGreaterThan(0);
    expect(holding).toBeLessThan(texts.length / 4);
  });
});

/** The steps that do not hold, and how. */
const troublesOf = (checks: readonly { readonly step: string; readonly result: string }[]) =>
  checks.flatMap(({ step, result }) => (result === "holds" ? [] : [`${step} ${result}`])).join();

type List = Awaited<ReturnType<typeof provenRunsOf>>;

const changedList = (list: List, pick: Pick): string => {
  const { runs, heads } = list;
  const [first = "", ...others] = runs;
  const at = pick(canonicalBytes(list).length);
  const text = canonicalBytes(list).toString("utf8");
  const changes: readonly object[] = [
    { runs: others },
    { runs: [...others, first] },
    { runs, keys: [] },
    { keys: ["no key"] },
    { organisation: first },
    { heads: { ...heads, count: heads.count + 1 } },
    { heads: { ...heads, index: Math.max(0, heads.index - 1) } },
    { heads: { ...heads, path: heads.path.slice(1) } },
    { heads: { ...heads, proof: [...heads.proof, heads.value] } },
    { heads: { ...heads, value: heads.proof[0] ?? "" } },
    { heads: { ...heads, more: null } },
    { checkpoint: list.checkpoint.slice(0, -1) },
  ];
  const kind = pick(changes.length + 4);
  if (kind < changes.length) return canonicalBytes({ ...list, ...changes[kind] }).toString("utf8");
  const other = String.fromCodePoint(0x20 + pick(0x5f));
  return kind === changes.length
    ? `${text}\n`
    : text.slice(0, at) + other + text.slice(at + pick(2));
};

const answer = z.object({ checks: z.array(z.object({ step: z.string(), result: z.string() })) });
const consistencyOf = (checks: readonly { readonly step: string; readonly result: string }[]) =>
  checks.flatMap(({ step, result }) => (step === "consistency" ? [result] : [])).join();

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
