import { beforeAll, describe, expect, it } from "vitest";
import { demoRuns } from "../../test/support/demo-runs.ts";
import type { RecordedRun } from "../../test/support/recorded-run.ts";
import {
  headOf,
  interleaved,
  storedLog,
  withHeads,
  type Row,
} from "../../test/support/stored-log.ts";
import { receiptOf } from "../../test/support/stored-receipt.ts";
import { createLogSigner } from "../log/signer.ts";
import { browserPorts } from "../verify/browser-ports.ts";
import type { HeadStatement } from "../verify/bundle-lines.ts";
import { nodePorts } from "../verify/node-ports.ts";
import { checkReceipt } from "./check.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let runs: readonly RecordedRun[];
let rows: readonly Row[];
let run: string;
let other: string;
beforeAll(async () => {
  runs = (await demoRuns()).filter(
    ({ template: { name } }) => name === "resource-panel" || name === "lived-experience-gathering",
  );
  [run = "", other = ""] = runs.map((one) => one.run);
  rows = interleaved(runs);
});

/** The receipt of a version of the run, with what the log stated last of a run: changed or not, or, for null, left out. */
const receiptOfVersion = (
  from: readonly Row[],
  version: number,
  change: (heads: HeadStatement) => Partial<HeadStatement> = () => ({}),
  of: string | null = run,
): Promise<string> => {
  const index = from.findIndex((row) => row.run === run && row.version === version);
  return receiptOf(storedLog(runs, signer, from), index, { of, change });
};
const lastOf = (of: string): number => rows.filter((row) => row.run === of).length;

describe.each([
  ["a server", nodePorts],
  ["a browser", browserPorts],
])("a receipt, checked on %s, says whether its entry was the newest of its run", (_, ports) => {
  it("as of the log's newest statement", async () => {
    const { holds, newest, checked } = await checkReceipt(
      ports,
      await receiptOfVersion(withHeads(rows), lastOf(run)),
    );
    expect([holds, newest]).toEqual([
      true,
      {
        kind: "newest",
        version: lastOf(run),
        size: rows.length,
        at: "2026-12-01T00:00:00.000Z",
      },
    ]);
    expect(checked.at(-1)?.words).toContain(
      `the log stated so of its first ${rows.length} entries`,
    );
  });

  it("or newer ones exist since", async () => {
    const { holds, newest, checked } = await checkReceipt(
      ports,
      await receiptOfVersion(withHeads(rows), 3),
    );
    expect([holds, newest]).toMatchObject([true, { kind: "newer", version: lastOf(run) }]);
    expect(checked.at(-1)).toMatchObject({
      holds: true,
      words: expect.stringMatching(/^Newer entries of the run exist since/u),
    });
  });

  it("and not where the log has not stated it yet, or the receipt leaves it out", async () => {
    const last = rows.findLastIndex((row) => row.run === run);
    const later = [...withHeads(rows.slice(0, last)), ...rows.slice(last)];
    const notYet = await checkReceipt(ports, await receiptOfVersion(later, lastOf(run)));
    const leftOut = await checkReceipt(
      ports,
      await receiptOfVersion(withHeads(rows), 3, undefined, null),
    );
    for (const { holds, newest, checked } of [notYet, leftOut]) {
      expect([holds, newest, checked.at(-1)?.holds]).toEqual([true, { kind: "not-told" }, null]);
    }
  });
});

describe("a receipt does not hold that says of newer entries", () => {
  const told = async (text: string) => {
    const { holds, newest, checked } = await checkReceipt(nodePorts, text);
    return [holds, newest.kind, checked.at(-1)?.holds];
  };
  const WRONG = [false, "wrong", false];

  it("another version, leaf, way, statement or place than the log stated", async () => {
    const stated = withHeads(rows);
    const [first] = rows;
    const changes: ((heads: HeadStatement) => Partial<HeadStatement>)[] = [
      () => ({ version: 3 }),
      ({ leaf }) => ({ leaf: leaf.map((byte) => 255 - byte) }),
      ({ path }) => ({ path: path.slice(1) }),
      ({ proof }) => ({ proof: proof.slice(1) }),
      ({ index }) => ({ index: index - 1 }),
      () => ({ entry: first?.entry ?? Buffer.alloc(0) }),
      () => ({ entry: Buffer.alloc(65_536) }),
    ];
    for (const change of changes)
      expect(await told(await receiptOfVersion(stated, 3, change))).toEqual(WRONG);
    expect(await told(await receiptOfVersion(stated, 3, undefined, other))).toEqual(WRONG);
  });

  it("what a false statement of the log itself says: a lower version, or another entry", async () => {
    const before = rows.filter((row) => row.run !== run || row.version < 3);
    const lower = withHeads(before).slice(-1);
    const covered = rows.slice(0, before.length);
    const index = rows.findIndex((row) => row.run === run && row.version === 3);
    expect(index).toBeLessThan(before.length);
    expect(
      await told(await receiptOfVersion([...covered, ...lower], 3, falselyOf(before))),
    ).toEqual(WRONG);
    const forged = rows.map((row) =>
      row.run === run && row.version === 3 ? { ...row, entry: rows[0]?.entry ?? row.entry } : row,
    );
    const upTo = forged.slice(0, index + 1);
    const statement = withHeads(upTo).slice(-1);
    expect(
      await told(
        await receiptOfVersion([...rows.slice(0, index + 1), ...statement], 3, falselyOf(upTo)),
      ),
    ).toEqual(WRONG);
    // A statement that stands before the entry can't know its version.
    const early = rows.findIndex((row) => row.run === run && row.version === 2);
    const known = withHeads(rows.slice(0, index + 1)).slice(-1);
    const odd = known.map((row) => ({
      ...row,
      entry: Buffer.from(
        Buffer.from(row.entry)
          .toString("utf8")
          .replace(`"size":${index + 1}`, `"size":${early + 1}`),
      ),
    }));
    expect(
      await told(
        await receiptOfVersion(
          [...rows.slice(0, early + 1), ...odd, ...rows.slice(early + 1)],
          3,
          falselyOf(rows.slice(0, index + 1)),
        ),
      ),
    ).toEqual(WRONG);
  });

  /** What a log that held these rows would have stated of the run. */
  const falselyOf = (held: readonly Row[]) => (): Partial<HeadStatement> => {
    const head = headOf(storedLog(runs, signer, withHeads(held)), run);
    if (head === null) throw new Error("nothing is stated");
    return { version: head.version, leaf: head.leaf, path: head.path };
  };
});

it.each(["", "{}", '{"a":1}', "[]", "null", " {}"])(
  "extra data that are no statement make it no whole receipt: %s",
  async (extra) => {
    const text = (await receiptOfVersion(withHeads(rows), 3)).replace(
      /^extra .*$/mu,
      `extra ${Buffer.from(extra).toString("base64")}`,
    );
    const { holds, checked } = await checkReceipt(nodePorts, text);
    expect([holds, checked[0]?.words.startsWith("This is not a whole receipt")]).toEqual([
      false,
      true,
    ]);
  },
);
