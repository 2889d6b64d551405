import { beforeAll, describe, expect, it } from "vitest";
import { demoRuns } from "../../test/support/demo-runs.ts";
import {
  checkedText,
  fileOf,
  linesOf,
  rewritten,
  withLine,
} from "../../test/support/bundle-text.ts";
import { uuidAt, uuidOf, type RecordedRun } from "../../test/support/recorded-run.ts";
import { bundleOf, storedLog, withHeads, type Row } from "../../test/support/stored-log.ts";
import type { BundleRow } from "../bundle/write-bundle.ts";
import { canonicalBytes } from "../entry.ts";
import { createLogSigner } from "../log/signer.ts";
import { leafHash } from "../log/merkle.ts";
import { LIMITS } from "./lines.ts";
import { nodePorts } from "./node-ports.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
const AT = "2026-01-01T09:00:00.000Z";
let run: RecordedRun;
let organisation: string;
let member: string;

beforeAll(async () => {
  const small = (await demoRuns()).find(({ template }) => template.name === "resource-panel");
  const launch = small?.events[0];
  const joined = small?.events.find(({ type }) => type === "memberJoined");
  if (small === undefined || launch?.type !== "runLaunched") throw new Error("no run");
  if (joined?.type !== "memberJoined") throw new Error("nobody");
  // Played in memory, it names its organisation by a word.
  organisation = uuidOf("an organisation");
  run = rewritten(small, ([first, ...rest]) =>
    first?.type === "runLaunched"
      ? [{ ...first, data: { ...first.data, organisation } }, ...rest]
      : [],
  );
  ({ member } = joined.data);
});

/** An entry of an organisation's stream. */
const power = (version: number, more: object = {}) => ({
  id: uuidAt(`power ${version}`, AT),
  run: organisation,
  version,
  schema: 1,
  type: "roleGiven",
  at: AT,
  actor: { id: uuidOf("an administrator"), role: "administrator", via: "session" },
  data: { person: member, role: "member" },
  ...more,
});

const rowOf = (event: ReturnType<typeof power>): Row => ({
  id: event.id,
  run: event.run,
  version: event.version,
  entry: new Uint8Array(canonicalBytes(JSON.parse(JSON.stringify(event)))),
});

/** A bundle whose log holds these before the run, with a line for each of them. */
const withPowers = async (
  rows: readonly Row[],
  lines: (rows: readonly BundleRow[]) => readonly BundleRow[] = (all) => all,
): Promise<string> => {
  const its = run.events.map(({ id, version }, at) => ({
    ...{ id, run: run.run, version },
    entry: run.entries[at] ?? new Uint8Array(0),
  }));
  const log = storedLog([run], signer, withHeads([...rows, ...its]));
  const placed = rows.map((row, position) => ({ ...row, position }));
  return bundleOf(log, run.run, { powers: () => Promise.resolve(lines(placed)) });
};

const troublesOf = async (...powers: readonly ReturnType<typeof power>[]) =>
  (await checkedText(await withPowers(powers.map(rowOf)))).troubles;

describe("who was given or lost a power", () => {
  it("stands in a run's file as the log holds it, and is counted", async () => {
    const { report, troubles } = await checkedText(
      await withPowers([power(1), power(4, { type: "roleTaken" })].map(rowOf)),
    );
    expect(troubles).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.limits).toContainEqual(
      expect.stringMatching(/^2 events of the organisation say who of this run/u),
    );
  });

  it("has no more lines than a file may have events", async () => {
    const events = run.events.length;
    const many = Array.from({ length: events + 1 }, (_, index) => rowOf(power(index + 1)));
    const { troubles } = await checkedText(await withPowers(many), {
      limits: { ...LIMITS, events },
    });
    expect(troubles.join()).toContain(`It has over ${events} powers.`);
  });

  it("is about somebody who acted in the run, too", async () => {
    const acted = run.events[0]?.actor.id ?? "";
    expect(await troublesOf(power(1, { data: { person: acted, role: "auditor" } }))).toEqual([]);
  });

  it.each<readonly [string, object, string]>([
    ["no event", { schema: 2 }, "does not have the form of an event."],
    [
      "longer than an entry may be",
      { data: { person: "x".repeat(65_536), role: "member" } },
      "has over 65535 bytes",
    ],
    ["of no power", { type: "runLaunched" }, "is a runLaunched, which gives and takes no power."],
    ["about nobody", { data: { token: "t" } }, "is about nobody of this run."],
    ["about a stranger", { data: { person: "nobody" } }, "is about nobody of this run."],
    [
      "of another organisation",
      { run: uuidOf("another organisation") },
      "is not of the organisation that launched the run",
    ],
  ])("is refused when it is %s", async (_, more, words) => {
    expect(await troublesOf(power(1, more))).toContainEqual(
      expect.stringMatching(new RegExp(`^entries fails: Event .* ${words}`, "u")),
    );
  });

  it("is refused under another id or another number, or as no JSON", async () => {
    const [row] = [power(1)].map(rowOf);
    if (row === undefined) throw new Error("no row");
    const lines = async (change: Partial<Row>) =>
      (
        await checkedText(
          await withPowers([row], (all) => all.map((one) => ({ ...one, ...change }))),
        )
      ).troubles;
    expect(await lines({ id: uuidOf("another") })).toContainEqual(
      expect.stringContaining("is really event"),
    );
    expect(await lines({ version: 7 })).toContainEqual(
      expect.stringContaining("is really version 1"),
    );
    const broken = await checkedText(
      await withPowers([{ ...row, entry: new TextEncoder().encode("{") }]),
    );
    expect(broken.troubles).toContainEqual(expect.stringContaining("can't be read"));
  });

  it("is refused when the log does not hold it so, or in another order", async () => {
    const rows = [power(1), power(2)].map(rowOf);
    const moved = await withPowers(rows, (all) =>
      all.map((one) => ({ ...one, position: one.position + 1 })),
    );
    expect((await checkedText(moved)).troubles).toContainEqual(
      expect.stringMatching(/^inclusion fails: .* is not, as it stands here, in the log/u),
    );
    const turned = await withPowers(rows, (all) => all.toReversed());
    expect((await checkedText(turned)).troubles).toContainEqual(
      expect.stringMatching(/^completeness fails: .* stands behind version 2/u),
    );
  });

  it("has its place between the run's events and the values", async () => {
    const text = await withPowers([power(1)].map(rowOf));
    const lines = text.trimEnd().split("\n");
    const at = lines.findIndex((line) => line.includes('"kind":"power"'));
    const [line = ""] = lines.splice(at, 1);
    const put = async (where: number) =>
      (await checkedText(`${lines.toSpliced(where, 0, line).join("\n")}\n`)).troubles.at(0);
    expect(await put(1)).toMatch(/An event of the run stands after the powers\.$/u);
    expect(await put(lines.length - 1)).toMatch(/A power stands after the values\.$/u);
    const extra = withLine(text, at, (one) => ({ ...one, more: 1 }));
    expect((await checkedText(extra)).troubles.at(0)).toContain('"more" has no place');
  });

  it("is bounded", async () => {
    const text = await withPowers([power(1), power(2)].map(rowOf));
    const limits = { line: 1 << 20, file: 1 << 28, events: run.events.length };
    expect((await checkedText(text, { limits })).troubles).toEqual([]);
  });

  describe("where an event is withheld", () => {
    /** The file with the line of one event withheld, as the log holds it. */
    const without = (text: string, version: number): string => {
      const at = linesOf(text).findIndex(
        (line) => /"kind":"entry"/u.test(line) && line.includes(`"version":${version}}`),
      );
      return withLine(text, at, ({ entry, ...rest }) => {
        if (typeof entry !== "string") throw new Error("no entry");
        const leaf = leafHash(nodePorts.sha256, Buffer.from(entry, "base64"));
        return { ...rest, kind: "withheld", leaf: Buffer.from(leaf).toString("base64") };
      });
    };
    const entriesOf = async (text: string) =>
      (await checkedText(text)).troubles.filter((one) => one.startsWith("entries"));

    it("is of an organisation that is not known, if it is the launch", async () => {
      const text = without(await withPowers([power(1)].map(rowOf)), 1);
      const [first, ...rest] = await entriesOf(text);
      expect(first).toMatch(/^entries could-not-check: .* the launch is withheld\.$/u);
      expect(rest).toEqual([]);
    });

    it("is of a known organisation, if it is another", async () => {
      const other = { run: uuidOf("another organisation") };
      const text = without(await withPowers([power(1), power(2, other)].map(rowOf)), 2);
      const [first, ...rest] = await entriesOf(text);
      expect(first).toContain("is not of the organisation that launched the run");
      expect(rest).toEqual([]);
    });

    it("is about somebody who may have acted there", async () => {
      const stranger = { data: { person: uuidOf("a stranger"), role: "member" } };
      const nobody = { type: "tokenEnded", data: { token: "t" } };
      const text = without(await withPowers([power(1, stranger), power(2, nobody)].map(rowOf)), 2);
      const [fails, unsure, ...rest] = await entriesOf(text);
      expect(fails).toMatch(/^entries fails: .* \(version 2 .* is about nobody of this run\.$/u);
      expect(unsure).toMatch(/^entries could-not-check: .* \(version 1 .* others are withheld\.$/u);
      expect(rest).toEqual([]);
    });
  });

  it("is of no organisation where the run has no beginning", async () => {
    const text = await withPowers([power(1)].map(rowOf));
    const lines = linesOf(text);
    const at = lines.findIndex((line) => line.includes('"kind":"entry"'));
    const { troubles } = await checkedText(fileOf(lines.toSpliced(at, 1)));
    expect(troubles).toContainEqual(
      expect.stringContaining("is not of the organisation that launched the run (null)"),
    );
  });
});
