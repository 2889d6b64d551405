import { beforeAll, describe, expect, test } from "vitest";
import { checkedText } from "../../test/support/bundle-text.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import type { RecordedRun } from "../../test/support/recorded-run.ts";
import { bundleOf, storedLog, type StoredLog } from "../../test/support/stored-log.ts";
import { leafHash } from "../entry.ts";
import { createLogSigner } from "../log/signer.ts";
import { writeBundle } from "./write-bundle.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let run: RecordedRun;
let log: StoredLog;
beforeAll(async () => {
  const runs = await demoRuns();
  const [first] = runs;
  if (first === undefined) throw new Error("no run");
  run = first;
  log = storedLog(runs, signer);
});

/** What may have happened to a tile. */
const damages: {
  readonly [what: string]: (hashes: readonly Uint8Array[]) => readonly Uint8Array[];
} = {
  "cut short": (hashes) => hashes.slice(0, Math.floor(hashes.length / 2)),
  emptied: () => [],
  "other bytes": (hashes) => hashes.map((hash) => hash.map((byte) => byte ^ 1)),
};

describe.each(Object.entries(damages))("a tile that is %s", (_, damage) => {
  test("breaks no bundle in the middle, and no bundle that needs it is taken for whole", async () => {
    let needed = 0;
    for (const [name, hashes] of log.tiles) {
      const tiles = new Map(log.tiles).set(name, damage(hashes));
      const text = await bundleOf({ ...log, tiles }, run.run);
      const lines = text.trimEnd().split("\n");
      expect(lines.filter((line) => line.includes('"kind":"entry"'))).toHaveLength(
        run.events.length,
      );
      expect(lines.at(-1)).toContain('"kind":"verdict"');
      const { report } = await checkedText(text);
      if (!report.ok) needed += 1;
      const isSaid = text.includes('"kind":"damaged"');
      if (isSaid) {
        const structure = report.checks.filter(({ step }) => step === "structure");
        expect(structure.map(({ message }) => message).join()).toContain(`Tile ${name}`);
      }
    }
    expect(needed).toBeGreaterThan(0);
  });
});

test("a database that goes away in the middle ends the file with a line that says so, and the download as failed", async () => {
  const given: string[] = [];
  const template = log.templates.get(run.run);
  if (template === undefined) throw new Error("no template");
  const rows = log.rows.flatMap((row, position) =>
    row.run === run.run ? [{ ...row, position }] : [],
  );
  const lines = writeBundle({
    ...{
      run: run.run,
      step: null,
      damage: null,
      heads: null,
      template,
      keys: log.keys,
      witnesses: [],
      rows,
      leafHash,
    },
    ...{ checkpoint: log.checkpoint, values: log.values, isWithheld: () => false },
    prove: (position) =>
      position > (rows[5]?.position ?? 0)
        ? Promise.reject(new Error("the connection was lost"))
        : Promise.resolve([]),
  });
  const reading = async () => {
    for await (const line of lines) given.push(line);
  };
  await expect(reading()).rejects.toThrow("the connection was lost");
  expect(given.at(-1)).toContain('"kind":"damaged"');
  const { report, told } = await checkedText(given.join(""));
  expect(report.ok).toBe(false);
  expect(told.join()).toContain("ends too early");
});
