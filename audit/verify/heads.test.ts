import { beforeAll, describe, expect, it } from "vitest";
import { checkedText, linesOf, withLine } from "../../test/support/bundle-text.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import type { RecordedRun } from "../../test/support/recorded-run.ts";
import {
  bundleOf,
  interleaved,
  proverOf,
  storedLog,
  withHeads,
  type Row,
} from "../../test/support/stored-log.ts";
import type { JsonObject } from "../json.ts";
import { leafHash } from "../log/merkle.ts";
import { base64 } from "../log/note.ts";
import { createLogSigner } from "../log/signer.ts";
import { statementIn } from "./heads.ts";
import { isObject } from "./json.ts";
import { nodePorts } from "./node-ports.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let run: RecordedRun;
let other: RecordedRun;
let rows: readonly Row[];
let last: number;
beforeAll(async () => {
  const [one, two] = (await demoRuns()).filter(
    ({ template: { name } }) => name === "resource-panel" || name === "lived-experience-gathering",
  );
  if (one === undefined || two === undefined) throw new Error("no runs");
  [run, other] = [one, two];
  rows = interleaved([run, other]);
  last = run.events.length;
});

const fileOf = (from: readonly Row[], more = {}): Promise<string> =>
  bundleOf(storedLog([run, other], signer, from), run.run, more);
const completeness = async (file: string): Promise<readonly string[]> => {
  const { told } = await checkedText(file);
  return told.filter((one) => one.startsWith("completeness "));
};
/** A bundle without its last events, whose header says that there never were any. */
const cut = (file: string, by: number): string => {
  const through = last - by;
  const lines = linesOf(file).filter((_, at) => at <= through || at > last);
  const head = (line: JsonObject) => ({ ...line, through, head: through });
  return withLine(`${lines.join("\n")}\n`, 0, head);
};
const noise = (text: string): readonly Row[] =>
  rows.slice(0, 1).map((row) => ({ ...row, run: "none", entry: Buffer.from(text) }));
const headerOf = (file: string): JsonObject => JSON.parse(linesOf(file)[0] ?? "{}");
const headsChanged = (file: string, change: JsonObject): string =>
  withLine(file, 0, (line) => {
    const { heads } = line;
    return { ...line, heads: isObject(heads) ? { ...heads, ...change } : null };
  });
const [CUT, NOT_STATED] = [/: the end was cut\.$/u, /is not what the log stated at number /u];

describe("the log states the newest version of each run", () => {
  it("and a whole file holds it", async () => {
    const file = await fileOf(withHeads(rows));
    expect(await completeness(file)).toEqual([
      `completeness holds: Versions 1 to ${last} are all here, as the log itself stated before number ${rows.length}.`,
    ]);
    const { report } = await checkedText(file);
    expect(report.ok).toBe(true);
    expect(report.limits.at(-1)).toContain(`complete as of number ${rows.length} of the log`);
  });

  it("so that nobody cuts the end of a file under a checkpoint that covers it", async () => {
    const file = await fileOf(withHeads(rows));
    for (const by of [1, 2, last - 1]) {
      expect((await completeness(cut(file, by)))[0]).toMatch(CUT);
      const lower = headsChanged(cut(file, by), { version: last - by });
      expect((await completeness(lower))[0]).toMatch(NOT_STATED);
    }
  });

  it("nor takes the statement away", async () => {
    const file = withLine(cut(await fileOf(withHeads(rows)), 1), 0, (line) => ({
      ...line,
      heads: null,
    }));
    expect(await completeness(file)).toEqual([
      "completeness could-not-check: The file holds no statement of the log about the run's newest version, so that nobody can tell whether its end was cut.",
    ]);
    expect((await checkedText(file)).report.ok).toBe(false);
  });

  it("nor labels a whole run as an earlier step", async () => {
    const file = await fileOf(withHeads(rows));
    const [first] = run.events.flatMap((event) => (event.type === "stepClosed" ? [event] : []));
    const labelled = withLine(file, 0, (line) => ({ ...line, step: first?.data.step ?? "" }));
    expect(await completeness(labelled)).toEqual([
      `completeness fails: The step ${first?.data.step} ended with event ${first?.id}, and the file goes on after it: it is no file of that step.`,
    ]);
  });

  it("and a file that is newer than the statement holds what came since, too", async () => {
    const before = rows.slice(
      0,
      rows.findLastIndex((row) => row.run === run.run),
    );
    const stated = withHeads(before);
    const file = await fileOf([...stated, ...rows.slice(before.length)]);
    expect(await completeness(file)).toEqual([
      `completeness holds: Versions 1 to ${last} are all here, as the log itself stated before number ${before.length}.`,
    ]);
    // What came since is not known to be there: such a file is complete as of the statement, and says so.
    const older = cut(file, 1);
    const verdict = await completeness(older);
    expect(verdict[0]).toContain(`as the log itself stated before number ${before.length}.`);
    expect((await completeness(cut(file, 2)))[0]).toMatch(CUT);
  });

  it("and a file about a step says how many versions came later", async () => {
    const closed = run.events.flatMap((event) =>
      event.type === "stepClosed" ? [event.data.step] : [],
    );
    const [step = ""] = closed;
    const file = await fileOf(withHeads(rows), { step });
    expect((await checkedText(file)).report.ok).toBe(true);
    const lower = withLine(file, 0, (line) => ({ ...line, head: line["through"] ?? 0 }));
    expect((await completeness(lower))[0]).toMatch(CUT);
  });
});

describe("a statement that is none", () => {
  const changes: readonly (readonly [string, JsonObject])[] = [
    ["of another version", { version: 1 }],
    ["of another leaf", { leaf: base64.encode(new Uint8Array(32)) }],
    ["by another way", { path: [] }],
    ["at another place", { index: 0 }],
    ["without its proof", { proof: [] }],
    ["in other words", { entry: base64.encode(new TextEncoder().encode("{}")) }],
  ];
  it.each(changes)("%s", async (_, change) => {
    const file = headsChanged(await fileOf(withHeads(rows)), change);
    expect((await completeness(file))[0]).toMatch(NOT_STATED);
  });

  it.each<readonly [string, (stated: readonly Row[]) => readonly Row[], number]>([
    ["an event of a run", (stated) => stated, 0],
    ["what is no JSON", (stated) => [...stated, ...noise("x")], -1],
    ["what is no event", (stated) => [...stated, ...noise("{}")], -1],
    [
      "a statement of more entries than stand before it",
      (stated) => stated.slice(-1).concat(rows),
      0,
    ],
  ])("though the log holds it: %s", async (_, change, at) => {
    const stated = withHeads(rows);
    const log = storedLog([run, other], signer, change(stated));
    const index = at < 0 ? log.size - 1 : at;
    const [row] = log.rows.slice(at);
    const proof = (await proverOf(log)(index)).map(base64.encode);
    const { heads } = headerOf(await fileOf(stated));
    const entry = base64.encode(row?.entry ?? new Uint8Array());
    const file = withLine(await bundleOf(log, run.run), 0, (line) => ({
      ...line,
      heads: isObject(heads) ? { ...heads, index, entry, proof } : null,
    }));
    expect((await completeness(file)).some((one) => NOT_STATED.test(one))).toBe(true);
  });
});

describe("a file that does not fit the statement", () => {
  it("in which the newest version is another", async () => {
    const file = await fileOf(withHeads(rows));
    const entry = base64.encode(new TextEncoder().encode("{}"));
    const changed = withLine(file, last, (line) => ({ ...line, entry }));
    expect((await completeness(changed)).join()).toContain(
      `Version ${last} in the file is not the one that the log stated`,
    );
  });

  it("in which an event stands on the wrong side of it", async () => {
    const file = await fileOf(withHeads(rows));
    const moved = withLine(file, last, (line) => ({ ...line, index: rows.length }));
    expect((await completeness(moved)).join()).toContain(
      `Version ${last} stands at number ${rows.length} of the log, though the log stated`,
    );
  });
});

it("a statement longer than an entry of the log is none", () => {
  const entry = new Uint8Array(65_536).fill(32);
  const heads = { index: 0, entry, proof: [] };
  const root = leafHash(nodePorts.sha256, entry);
  expect(statementIn(nodePorts.sha256, heads, { size: 1, root })).toBeNull();
});
