import { beforeAll, describe, expect, it } from "vitest";
import { demoRuns } from "../../../test/support/demo-runs.ts";
import {
  interleaved,
  provenRunsOf,
  storedLog,
  withHeads,
  type StoredLog,
} from "../../../test/support/stored-log.ts";
import { canonicalBytes } from "../../entry.ts";
import { createCosigner, createLogSigner } from "../../log/signer.ts";
import { nodePorts } from "../node-ports.ts";
import { checkRunList } from "./run-list.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
const stranger = createLogSigner("log.example/alongside", new Uint8Array(32).fill(9));
const witness = createCosigner("w.example/w", new Uint8Array(32).fill(5), () => 1_800_000_000);
type List = Awaited<ReturnType<typeof provenRunsOf>>;

let log: StoredLog;
let organisation: string;
let list: List;
beforeAll(async () => {
  const runs = await demoRuns();
  log = storedLog(runs, signer, withHeads(interleaved(runs)), witness);
  const launch = runs[0]?.events[0];
  organisation = launch?.type === "runLaunched" ? launch.data.organisation : "";
  list = await provenRunsOf(log, organisation);
});

const NOBODY: Parameters<typeof checkRunList>[2] = { keys: [], witnesses: [] };
const checked = (given: object, trusted = NOBODY) =>
  checkRunList(canonicalBytes(given), nodePorts, trusted);
/** The steps that do not hold. */
const troubled = async (given: object, trusted = NOBODY): Promise<readonly string[]> => {
  const { checks, ok, runs } = await checked(given, trusted);
  expect([ok, runs]).toEqual([false, []]);
  return [...new Set(checks.flatMap(({ step, result }) => (result === "holds" ? [] : [step])))];
};

describe("an organisation's list of runs", () => {
  it("is whole as of the log's own statement", async () => {
    expect(list.runs.length).toBeGreaterThan(1);
    const trusted = { keys: [signer.verifierKey], witnesses: [witness.verifierKey] };
    for (const [given, most] of [
      [NOBODY, 3],
      [trusted, 1],
    ] as const) {
      const report = await checked(list, given);
      expect(report).toMatchObject({ ok: true, organisation, runs: list.runs });
      expect(report.limits.length).toBe(most);
      expect(report.limits.at(-1)).toContain(`complete as of number ${log.rows.length - 1}`);
    }
    const text = Buffer.concat([canonicalBytes(list), Buffer.from(" \r\n\t")]);
    expect((await checkRunList(text, nodePorts, NOBODY)).ok).toBe(true);
  });

  it("can't leave out a run, hold another, or tell them in another order", async () => {
    const { runs, heads } = list;
    const [first = "", ...others] = runs;
    const wrong = [
      others,
      runs.slice(0, -1),
      [...others, first],
      [...runs, first],
      ["019b8d68-d880-7000-8000-000000000003", ...others],
    ];
    for (const changed of wrong) {
      expect(await troubled({ ...list, runs: changed })).toEqual(["completeness"]);
      const count = { ...heads, count: changed.length };
      expect(await troubled({ ...list, runs: changed, heads: count })).toEqual(["completeness"]);
    }
    // Nothing is what an organisation without runs has, and nothing is stated of it.
    const none = { ...heads, count: 0, value: Buffer.alloc(32).toString("base64") };
    expect(await troubled({ ...list, runs: [], heads: none })).toEqual(["completeness"]);
    expect(await troubled({ ...list, organisation: "another" })).toEqual(["completeness"]);
  });

  it("must be stated in the log, by an entry that is there", async () => {
    const { heads } = list;
    const at = log.rows.length - 2;
    expect(await troubled({ ...list, heads: { ...heads, index: at } })).toEqual([
      "inclusion",
      "completeness",
    ]);
    expect(await troubled({ ...list, heads: { ...heads, path: heads.path.slice(1) } })).toEqual([
      "completeness",
    ]);
    const entry = Buffer.from(log.rows[at]?.entry ?? "").toString("base64");
    const proof = (await provenRunsOf(log, organisation, at)).heads.proof;
    expect(await troubled({ ...list, heads: { ...heads, index: at, entry, proof } })).toEqual([
      "completeness",
    ]);
  });

  it("must be signed by the log, and cosigned by who is asked", async () => {
    const keys = [stranger.verifierKey];
    expect(await troubled(list, { keys, witnesses: [] })).toEqual(["checkpoint"]);
    const other = createCosigner("o.example", new Uint8Array(32).fill(6), () => 1);
    expect(await troubled(list, { keys: [], witnesses: [other.verifierKey] })).toEqual([
      "cosignatures",
    ]);
  });

  it("reads one way only", async () => {
    const { heads, ...others } = list;
    const texts: readonly (string | Buffer)[] = [
      "",
      "[]",
      "null",
      JSON.stringify(list, null, 1),
      ` ${canonicalBytes(list).toString("utf8")}`,
      canonicalBytes(others),
      canonicalBytes({ ...list, more: 1 }),
      canonicalBytes({ ...list, checkpoint: "none" }),
      canonicalBytes({ ...list, heads: { ...heads, more: 1 } }),
      canonicalBytes({ ...list, heads: { ...heads, count: -1 } }),
      canonicalBytes({ ...list, heads: { ...heads, value: "!" } }),
      canonicalBytes({ ...list, runs: [1] }),
    ];
    for (const text of texts) {
      const { ok, checks } = await checkRunList(Buffer.from(text), nodePorts, NOBODY);
      expect(ok).toBe(false);
      expect(checks.map(({ step, result }) => `${step} ${result}`)).toEqual([
        "structure fails",
        "checkpoint could-not-check",
        "cosignatures could-not-check",
        "inclusion could-not-check",
        "completeness could-not-check",
      ]);
    }
  });
});
