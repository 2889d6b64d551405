import { createServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createProver } from "../audit/bundle/prover.ts";
import { formatTlogProof } from "../audit/log/proof.ts";
import { createLogSigner, sha256 } from "../audit/log/signer.ts";
import { formatReceipt } from "../audit/receipt/format.ts";
import { LOG_STEPS } from "../audit/verify/live/audit-log.ts";
import { STEPS } from "../audit/verify/report.ts";
import { alongside } from "./support/alongside.ts";
import { demoRuns } from "./support/demo-runs.ts";
import { bundleOf, served, storedLog, type StoredLog } from "./support/stored-log.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
const stranger = createLogSigner("log.example/alongside", new Uint8Array(32).fill(4));

const report = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({
      step: z.string(),
      result: z.enum(["holds", "fails", "could-not-check"]),
      message: z.string(),
    }),
  ),
  limits: z.array(z.string()),
  run: z.string().nullable(),
  step: z.string().nullable(),
  verdict: z.looseObject({ standing: z.string() }).nullable(),
});
const logReport = report.pick({ ok: true, checks: true, limits: true }).extend({
  origin: z.string().nullable(),
  size: z.number(),
  checkpoint: z.string().nullable(),
});

let folder: string;
let log: StoredLog;
let run: string;
/** What the site serves at the moment: its log, or whatever else stands at that address. */
let site: (path: string) => Promise<Uint8Array | null>;
let url: string;
const server = createServer((request, response) => {
  void site((request.url ?? "").slice(1)).then((bytes) => {
    response.writeHead(bytes === null ? 404 : 200).end(bytes);
  });
});

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-verify-"));
  const panel = (await demoRuns()).at(-1);
  if (panel === undefined) throw new Error("no run");
  ({ run } = panel);
  log = storedLog([panel], signer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const file = async (name: string, text: string): Promise<string> => {
  const where = path.join(folder, name);
  await writeFile(where, text);
  return where;
};

/** A visit by somebody who may read the entries. */
const visit = (...args: readonly string[]) =>
  alongside(["verify", ...args], { XDG_STATE_HOME: folder, ALONGSIDE_TOKEN: "an auditor's" });

const atLog =
  (of: StoredLog) =>
  (name: string): Promise<Uint8Array | null> =>
    name.startsWith("log/") ? served(of)(name.slice("log/".length)) : Promise.resolve(null);

const failing = (json: string, schema: typeof report | typeof logReport) =>
  schema
    .parse(JSON.parse(json))
    .checks.filter(({ result }) => result === "fails")
    .map(({ step, message }) => `${step}: ${message}`);

describe("npx alongside verify FILE", () => {
  it("exits 0 for a bundle that holds, and says so in words and in JSON", async () => {
    const bundle = await file("whole.jsonl", await bundleOf(log, run));
    const words = await alongside(["verify", bundle, "--key", signer.verifierKey]);
    expect(words).toMatchObject({ code: 0, err: "" });
    expect(words.out).toMatch(/^ok {4} structure: /u);
    expect(words.out.trimEnd().split("\n").at(-1)).toMatch(/^Everything holds\. By the events/u);

    const json = await alongside(["verify", bundle, "--json"]);
    expect(json).toMatchObject({ code: 0, err: "" });
    const read = report.parse(JSON.parse(json.out));
    expect(read).toMatchObject({ ok: true, run, step: null });
    // No witness cosigned, which is a limit and not a failure.
    expect(new Set(read.checks.map(({ step }) => step))).toEqual(
      new Set(STEPS.filter((step) => step !== "cosignatures")),
    );
  });

  it("exits 1 for one that was changed, and names the event", async () => {
    const last = log.rows.findLast((row) => row.run === run);
    const told = (await bundleOf(log, run)).replace(
      Buffer.from(last?.entry ?? []).toString("base64"),
      Buffer.from(last?.entry.with(200, 0x39) ?? []).toString("base64"),
    );
    const bundle = await file("changed.jsonl", told);
    const words = await alongside(["verify", bundle]);
    expect(words).toMatchObject({ code: 1, err: "" });
    expect(words.out).toContain(`FAILS  inclusion: Event ${last?.id} (version ${last?.version}`);
    expect(words.out).toContain("NOT verified");
    const json = await alongside(["verify", bundle, "--json"]);
    expect(json.code).toBe(1);
    expect(failing(json.out, report).join("\n")).toContain(`inclusion: Event ${last?.id} `);
  });

  it("exits 1 when another key should have signed, and when a witness should have cosigned", async () => {
    const bundle = await file("keys.jsonl", await bundleOf(log, run));
    const other = await alongside(["verify", bundle, "--json", "--key", stranger.verifierKey]);
    expect(other.code).toBe(1);
    expect(failing(other.out, report)).toEqual([
      "checkpoint: No key that should have signed the checkpoint has done so.",
    ]);
    const text = await alongside(["verify", bundle, "--json", "--witness", "nobody"]);
    expect(text.code).toBe(1);
    expect(failing(text.out, report)).toEqual([
      'cosignatures: "nobody" is not a key of this kind.',
    ]);
  });

  it("says in words that there is no such file, that a file is no bundle, and how it is used", async () => {
    const missing = path.join(folder, "missing.jsonl");
    expect(await alongside(["verify", missing])).toEqual({
      code: 1,
      out: "",
      err: `\nThere is no ${missing}.\n  Check the path.\n`,
    });
    const letter = await alongside([
      "verify",
      await file("letter.txt", "Dear auditor,\n"),
      "--json",
    ]);
    expect(letter.code).toBe(1);
    expect(report.parse(JSON.parse(letter.out))).toMatchObject({ ok: false, run: null });
    expect(failing(letter.out, report)[0]).toMatch(/^structure: Line 1: /u);
    expect(await alongside(["verify"])).toMatchObject({ code: 1, out: "" });
    expect(await alongside(["verify", missing, "--no-such"])).toMatchObject({ code: 2, out: "" });
  });
});

describe("npx alongside verify URL", () => {
  it("exits 0 for a log that holds, and keeps what it saw for the next visit", async () => {
    site = atLog(log);
    const first = logReport.parse(JSON.parse((await visit(url, "--json")).out));
    expect(first).toMatchObject({ ok: true, size: log.size, origin: signer.name });
    expect(first.limits.join()).toContain("nothing to compare with from an earlier visit");
    const second = await visit(url, "--json");
    expect(second).toMatchObject({ code: 0, err: "" });
    const read = logReport.parse(JSON.parse(second.out));
    expect(read.limits.join()).not.toContain("earlier visit");
    expect(new Set(read.checks.map(({ step }) => step))).toEqual(
      new Set(LOG_STEPS.filter((step) => step !== "cosignatures")),
    );
  });

  it("exits 1 once history was changed, signed anew as it is, and names the event; and goes on comparing with the honest one", async () => {
    const place = log.rows.findLastIndex(({ entry }) =>
      Buffer.from(entry).includes('"via":"token"'),
    );
    const row = log.rows[place];
    if (row === undefined) throw new Error("no row");
    const text = Buffer.from(row.entry).toString("utf8").replace('"via":"token"', '"via":"scrip"');
    const rows = log.rows.with(place, { ...row, entry: Buffer.from(text) });
    const forged = storedLog([], signer, rows);
    for (const _ of ["once", "again"]) {
      site = atLog(forged);
      const said = await visit(url, "--json");
      expect(said.code).toBe(1);
      const named = new RegExp(
        `^consistency: Event ${row.id} \\(version ${row.version} .* number ${place} of the log\\)`,
        "u",
      );
      expect(failing(said.out, logReport)).toContainEqual(expect.stringMatching(named));
    }
    site = atLog(log);
    expect((await visit(url)).code).toBe(0);
  });

  it("exits 1 once the log was cut short", async () => {
    site = atLog(storedLog([], signer, log.rows.slice(0, 50)));
    const said = await visit(url);
    expect(said.code).toBe(1);
    expect(said.out).toContain(`events 50 to ${log.size - 1} are gone`);
  });

  it("checks a bundle at an address as it checks a file", async () => {
    const text = await bundleOf(log, run);
    site = () => Promise.resolve(Buffer.from(text));
    const said = await visit(`${url}/runs/${run}/bundle`, "--json");
    expect(said.code).toBe(0);
    expect(report.parse(JSON.parse(said.out))).toMatchObject({ ok: true, run });
  });

  it("says in words that nobody answers there, and that what answers is no log", async () => {
    expect(await visit("http://127.0.0.1:9")).toEqual({
      code: 1,
      out: "",
      err: "\nhttp://127.0.0.1:9 does not answer.\n  Check the address.\n",
    });
    site = () => Promise.resolve(null);
    const nothing = await visit(`${url}/elsewhere`);
    expect(nothing).toMatchObject({ code: 1, err: "" });
    expect(nothing.out).toContain("FAILS  checkpoint: The log shows no checkpoint.");
    site = () => Promise.resolve(Buffer.from("<!doctype html><title>Welcome</title>"));
    const page = await visit(`${url}/page`, "--json");
    expect(page.code).toBe(1);
    expect(failing(page.out, logReport)[0]).toMatch(
      /^checkpoint: The log's checkpoint can't be read/u,
    );
  });
});

describe("npx alongside check-receipt FILE", () => {
  const receipt = async (position: number): Promise<string> => {
    const prove = createProver(sha256, log.size, (level, index) =>
      Promise.resolve(log.tiles.get(`${level}/${index}`) ?? null),
    );
    const { checkpoint } = log;
    const hashes = await prove(position);
    return formatReceipt({
      keys: log.keys,
      witnesses: [],
      entry: log.rows[position]?.entry ?? new Uint8Array(),
      proof: formatTlogProof({ index: position, hashes: [...hashes], checkpoint, extra: null }),
    });
  };
  const checked = z.strictObject({
    holds: z.boolean(),
    checked: z.array(z.strictObject({ holds: z.boolean().nullable(), words: z.string() })),
    event: z.looseObject({ id: z.string() }).nullable(),
    position: z.number().nullable(),
    origin: z.string().nullable(),
    keys: z.array(z.string()),
    newest: z.looseObject({ kind: z.string() }).nullable(),
  });

  it("exits 0 for one that holds, and says what is on record", async () => {
    const where = await file("receipt.txt", await receipt(7));
    const words = await alongside(["check-receipt", where, "--key", signer.verifierKey]);
    expect(words).toMatchObject({ code: 0, err: "" });
    expect(words.out).toContain(`"id": "${log.rows[7]?.id}"`);
    expect(words.out).toMatch(/The receipt holds\.\n$/u);
    const json = await alongside(["check-receipt", where, "--json"]);
    expect(json.code).toBe(0);
    expect(checked.parse(JSON.parse(json.out))).toMatchObject({
      holds: true,
      position: 7,
      event: { id: log.rows[7]?.id },
      newest: { kind: "not-told" },
    });
  });

  it("exits 1 for another's key, for one that was changed, and for what is no receipt", async () => {
    const right = await receipt(7);
    const where = await file("other.txt", right);
    const other = await alongside(["check-receipt", where, "--key", stranger.verifierKey]);
    expect(other).toMatchObject({ code: 1, err: "" });
    expect(other.out).toContain("✗ No key of the log signed this.");
    const changed = await file("changed.txt", right.replace("\nindex 7\n", "\nindex 8\n"));
    const said = await alongside(["check-receipt", changed, "--json"]);
    expect(said.code).toBe(1);
    expect(checked.parse(JSON.parse(said.out))).toMatchObject({ holds: false, event: null });
    const letter = await alongside(["check-receipt", await file("letter.txt", "Dear Ada,")]);
    expect(letter.code).toBe(1);
    expect(letter.out).toContain("not a whole receipt");
    const missing = await alongside(["check-receipt", path.join(folder, "missing.txt")]);
    expect(missing).toMatchObject({ code: 1, out: "" });
    expect(missing.err).toContain("can't be read");
    expect(await alongside(["check-receipt"])).toMatchObject({ code: 2, out: "" });
  });
});
