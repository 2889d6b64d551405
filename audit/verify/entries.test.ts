import { beforeAll, describe, expect, it } from "vitest";
import { hostile, logged, RUN } from "../../test/support/logged.ts";
import { uuidOf } from "../../test/support/recorded-run.ts";
import { tilesOf } from "../../test/support/stored-log.ts";
import { createProver } from "../bundle/prover.ts";
import { encodeEntry } from "../entry.ts";
import { leafHash } from "../log/merkle.ts";
import { sha256 } from "../log/signer.ts";
import type { EntryLine, WithheldLine } from "./bundle-lines.ts";
import { readEntries } from "./entries.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { nodePorts } from "./node-ports.ts";
import { collectFindings } from "./report.ts";

const joined = (version: number) =>
  logged(version, { type: "withdrew", data: { member: uuidOf(`member ${version}`) } });
/** Four events, in a log of six: number 0 and number 3 are of other runs. */
const events: readonly LoggedEvent[] = [1, 2, 3, 4].map(joined);
const [first, second, third, fourth] = events.map(({ id }) => id);
const places = [1, 2, 4, 5];
const rows = [7, 1, 2, 8, 3, 4].map((version) => {
  const event = joined(version);
  return { id: event.id, run: RUN, version, entry: encodeEntry(event) };
});
const tree = tilesOf(rows);
const prove = createProver(sha256, rows.length, (level, index) =>
  Promise.resolve(tree.tiles.get(`${level}/${index}`) ?? null),
);
let lines: readonly EntryLine[];
beforeAll(async () => {
  lines = await Promise.all(
    events.map(async (event, at): Promise<EntryLine> => {
      const index = places[at] ?? 0;
      const place = { version: event.version, event: event.id, index };
      return { kind: "entry", ...place, proof: await prove(index), entry: encodeEntry(event) };
    }),
  );
});

const read = (given: readonly (EntryLine | WithheldLine)[], through = 4) => {
  const findings = collectFindings(["entries", "inclusion", "completeness"]);
  const texts = {
    run: RUN,
    step: null,
    template: {},
    damage: null,
    keys: [],
    witnesses: [],
    checkpoint: "",
    heads: null,
  };
  const header = { ...texts, head: through, through };
  const checkpoint = { origin: "o", size: rows.length, root: tree.root, extension: [] };
  const reader = readEntries(nodePorts, header, checkpoint, findings);
  for (const line of given) reader.take(line);
  reader.finish();
  const told = findings.checks().map(({ step, message }) => `${step}: ${message}`);
  return { told, ids: reader.events.map(({ id }) => id), withheld: reader.withheld };
};
/** The lines with one of them changed. */
const changed = (at: number, change: Partial<EntryLine>): readonly EntryLine[] =>
  lines.map((line, index) => (index === at ? { ...line, ...change } : line));
const name = (id: string | undefined, version: number, index: number) =>
  `Event ${id} (version ${version}, number ${index} of the log)`;
const notThere = (id: string | undefined, version: number, index: number) =>
  `inclusion: ${name(id, version, index)} is not, as it stands here, in the log that was signed.`;

it("an entry of more than 65,535 bytes is none", () => {
  for (const [length, told] of [
    [65_535, "can't be read: It is not JSON, or it ends too early"],
    [65_536, "has 65536 bytes, more than an entry can"],
  ] as const) {
    const given = changed(1, { entry: Buffer.alloc(length, "x") });
    expect(read(given).told).toContain(`entries: ${name(second, 2, 2)} ${told}.`);
  }
});

describe("entries that are all here, in their order", () => {
  it("are the run's events", () => {
    expect(read(lines)).toEqual({
      told: [],
      ids: [first, second, third, fourth],
      withheld: [],
    });
  });

  it("and those that are withheld have their place all the same", () => {
    const [one, two, ...rest] = lines;
    const leaf = leafHash(sha256, two?.entry ?? new Uint8Array());
    const withheld = { version: 2, event: second ?? "", index: 2, proof: two?.proof ?? [] };
    const given = [one, { ...withheld, kind: "withheld", leaf } as const, ...rest].flatMap(
      (line) => line ?? [],
    );
    expect(read(given)).toEqual({
      told: [],
      ids: [first, third, fourth],
      withheld: [2],
    });
    const other = { ...withheld, kind: "withheld", leaf: new Uint8Array(32) } as const;
    const forged = [one, other, ...rest].flatMap((line) => line ?? []);
    expect(read(forged).told).toEqual([notThere(second, 2, 2)]);
  });
});

describe("an entry that is not what was logged", () => {
  const entryOf = (event: LoggedEvent) => encodeEntry(event);
  it.each<readonly [string, () => Uint8Array, () => string]>([
    [
      "is no text that can be hashed in one way",
      () => Buffer.from('{"a": 1}'),
      () =>
        "can't be read: It is not written as RFC 8785 writes it, from character 6 on: a repeated key, keys out of order, white space or another way of writing a value",
    ],
    ["is no event", () => Buffer.from("{}"), () => "does not have the form of an event"],
    ["is another event", () => entryOf(joined(3)), () => `is really event ${third}`],
    [
      "is of another run",
      () => entryOf({ ...joined(2), run: uuidOf("elsewhere") }),
      () => `belongs to another run, ${uuidOf("elsewhere")}`,
    ],
    [
      "has another version",
      () => entryOf({ ...joined(2), version: 9 }),
      () => "is really version 9",
    ],
  ])("%s", (_, entry, why) => {
    const { told, ids, withheld } = read(changed(1, { entry: entry() }));
    expect(told).toEqual([`entries: ${name(second, 2, 2)} ${why()}.`, notThere(second, 2, 2)]);
    expect(ids).toEqual([first, third, fourth]);
    expect(withheld).toEqual([]);
  });

  it("says something else", () => {
    const entry = encodeEntry(hostile(joined(2), { member: "Ben" }));
    expect(read(changed(1, { entry })).told).toEqual([notThere(second, 2, 2)]);
  });

  it("stands elsewhere, or has another proof", () => {
    expect(read(changed(1, { index: 3 })).told).toEqual([notThere(second, 2, 3)]);
    expect(read(changed(1, { proof: [] })).told).toEqual([notThere(second, 2, 2)]);
  });
});

describe("versions are counted", () => {
  it("one that is missing, or several", () => {
    const missing = "missing, just before event";
    expect(read(lines.toSpliced(1, 1)).told).toEqual([
      `completeness: Of the run, version 2 is ${missing} ${third}.`,
    ]);
    expect(read(lines.toSpliced(0, 2)).told).toEqual([
      `completeness: Of the run, versions 1 to 2 are ${missing} ${third}.`,
    ]);
  });

  it("at the end too", () => {
    const after = `missing, just after event`;
    expect(read(lines.slice(0, 3)).told).toEqual([
      `completeness: Of the run, version 4 is ${after} ${third}.`,
    ]);
    expect(read([], 2).told).toEqual([
      `completeness: Of the run, versions 1 to 2 are ${after} none.`,
    ]);
    expect(read(lines, 3).told).toEqual([
      "completeness: There are more events, up to version 4, than the 3 which the file says it holds.",
    ]);
  });

  it("one that stands twice, or out of order", () => {
    const [one, two, three, four] = lines;
    const twice = [one, two, two, three, four].flatMap((line) => line ?? []);
    expect(read(twice).told).toEqual([
      `completeness: ${name(second, 2, 2)} stands where version 3 belongs.`,
      `completeness: ${name(second, 2, 2)} comes after version 2 of its run, but stands before it in the log.`,
      `completeness: ${name(second, 2, 2)} is here twice.`,
    ]);
    const moved = [one, three, two, four].flatMap((line) => line ?? []);
    expect(read(moved).told).toEqual([
      `completeness: Of the run, version 2 is missing, just before event ${third}.`,
      `completeness: ${name(second, 2, 2)} stands where version 4 belongs.`,
      `completeness: ${name(second, 2, 2)} comes after version 3 of its run, but stands before it in the log.`,
    ]);
  });

  it("one that was logged before the one before it", () => {
    expect(read(changed(2, { index: 1 })).told).toEqual([
      notThere(third, 3, 1),
      `completeness: ${name(third, 3, 1)} comes after version 2 of its run, but stands before it in the log.`,
    ]);
  });
});
