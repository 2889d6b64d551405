import { beforeAll, describe, expect, it } from "vitest";
import { demoRuns } from "../../../test/support/demo-runs.ts";
import { interleaved, tilesOf, type Row } from "../../../test/support/stored-log.ts";
import { createProver } from "../../bundle/prover.ts";
import { leafHash } from "../../entry.ts";
import { sha256 } from "../../log/signer.ts";
import { nodePorts } from "../node-ports.ts";
import { checkContinued, type ShownFile } from "./continues.ts";
import { createShownTree, wholeParts } from "./shown-tree.ts";

let rows: readonly Row[];
let run: string;
beforeAll(async () => {
  const runs = await demoRuns();
  rows = interleaved(runs);
  run = runs[0]?.run ?? "";
});

/** What a file shows of a log: of a run's events up to a version. @param old the size of the older log of the two. */
const shown = async (
  log: readonly Row[],
  old: number,
  {
    of = run,
    versions = Infinity,
    ...more
  }: Partial<ShownFile> & { readonly of?: string; readonly versions?: number } = {},
): Promise<ShownFile> => {
  const { root, tiles } = tilesOf(log);
  const prove = createProver(sha256, log.length, (level, index) =>
    Promise.resolve(tiles.get(`${level}/${index}`) ?? null),
  );
  const tree = createShownTree(sha256, log.length, wholeParts(old));
  const places = new Map<number, { index: number; leaf: Uint8Array }>();
  for (const [index, row] of log.entries()) {
    if (row.run !== of || row.version > versions) continue;
    const leaf = leafHash(row.entry);
    tree.take(index, leaf, await prove(index));
    places.set(row.version, { index, leaf });
  }
  return {
    ...{ origin: "log.example", size: log.length, root, run: of, places, stated: null, tree },
    ...more,
  };
};
const told = (old: ShownFile, now: ShownFile): readonly string[] => {
  const { checks, limits } = checkContinued(nodePorts, old, now);
  return [...checks.map(({ result, message }) => `${result}: ${message}`), ...limits];
};
/** Just after the run's own event of a version. */
const after = (version: number): number =>
  1 + rows.findIndex((row) => row.run === run && row.version === version);

describe("a newer file", () => {
  it("shows that its log begins with all of the older one, where its proofs reach that far", async () => {
    const old = after(7);
    expect(told(await shown(rows.slice(0, old), old), await shown(rows, old))).toEqual([
      `holds: The log of this file begins with all ${old} entries of then.`,
      "holds: 7 events of the run stand in this file as they stood in the one that was kept, at the same places of the log.",
    ]);
  });

  it("shows the events, and says how much of the log's history it shows, where they do not", async () => {
    const width = new Set(rows.map((row) => row.run)).size;
    const old = after(7) + Math.floor(width / 2);
    const [holds, limit] = told(
      await shown(rows.slice(0, old), old),
      await shown(rows, old, { versions: 4 }),
    );
    expect(holds).toMatch(/^holds: 4 events of the run stand in this file/u);
    expect(limit).toMatch(/^Whether the whole log only grew, two files don't show/u);
    const shared = Number(/ show (\d+) to be the same now/u.exec(limit ?? "")?.[1]);
    expect(shared).toBeGreaterThan(0);
    expect(shared).toBeLessThan(old);
  });

  it("of another run shows nothing of the events, and accuses nobody", async () => {
    const other = rows.find((row) => row.run !== run)?.run ?? "";
    const old = after(7);
    const then = await shown(rows.slice(0, old), old, { places: new Map() });
    const now = await shown(rows, old, { of: other, versions: 1 });
    expect(told(then, now)).toEqual([
      expect.stringMatching(/^could-not-check: The files have no event in common/u),
    ]);
    expect(told({ ...then, run: null }, await shown(rows, old))).toEqual([
      `holds: The log of this file begins with all ${old} entries of then.`,
    ]);
  });

  it("that is the older of the two could not be checked", async () => {
    const old = after(7);
    expect(told(await shown(rows, old), await shown(rows.slice(0, old), old))).toEqual([
      expect.stringMatching(/^could-not-check: .* Name them the other way round\.$/u),
    ]);
  });

  it("of the same size has the same root, or history was changed", async () => {
    const old = after(7);
    const then = await shown(rows.slice(0, old), old);
    expect(told(then, then)[0]).toMatch(/^holds: The log of this file begins with all/u);
    const root = new Uint8Array(32);
    expect(told(then, { ...then, root })).toEqual([
      `fails: The log of this file does not begin with the ${old} entries of then: its history was changed.`,
    ]);
    expect(told({ ...then, size: 0, places: new Map() }, then)[0]).toMatch(/^holds: /u);
  });
});

describe("a newer file fails", () => {
  const swapped = (at: number): readonly Row[] => {
    const [one, two] = [rows[at], rows[at + 1]];
    if (one === undefined || two === undefined) throw new Error("no rows");
    return rows.with(at, two).with(at + 1, one);
  };

  it("of another log", async () => {
    const then = await shown(rows, rows.length);
    expect(told(then, { ...then, origin: "other.example" })).toEqual([
      "fails: What was kept is of log.example, not of other.example.",
    ]);
  });

  it("where anything before was changed, also what is in neither file", async () => {
    const old = after(7);
    const then = await shown(rows.slice(0, old), old);
    // Neither of the two is an event of the run.
    const at = after(3);
    expect([rows[at]?.run, rows[at + 1]?.run]).not.toContain(run);
    expect(told(then, await shown(swapped(at), old))[0]).toMatch(
      /^fails: The log of this file does not begin with the \d+ entries of then/u,
    );
    const width = new Set(rows.map((row) => row.run)).size;
    const later = old + Math.floor(width / 2);
    expect(
      told(
        await shown(rows.slice(0, later), later),
        await shown(swapped(at), later, { versions: 4 }),
      )[0],
    ).toMatch(/^fails: Numbers 0 to \d+ of the log are not what they were then/u);
  });

  it("where an event is another, or stands at another place", async () => {
    const old = after(7);
    const then = await shown(rows.slice(0, old), old);
    const now = await shown(rows, old);
    const place = now.places.get(3);
    if (place === undefined) throw new Error("no version 3");
    for (const changed of [
      { ...place, index: place.index + 1 },
      { ...place, leaf: new Uint8Array(32) },
    ]) {
      const places = new Map(now.places).set(3, changed);
      expect(told(then, { ...now, places })[0]).toMatch(/^fails: Version 3 of the run is not/u);
    }
  });

  it("where it holds what the log said then that there was not", async () => {
    const old = after(7);
    const then = await shown(rows.slice(0, old), old);
    const now = await shown(rows, old);
    const stated = { version: 7, size: old };
    expect(told({ ...then, stated }, now)[0]).toMatch(/^holds/u);
    expect(told({ ...then, stated: { version: 6, size: old } }, now)[0]).toMatch(
      /^fails: Version 7 of the run stands at number \d+ of the log, though the log stated then that version 6 was the newest/u,
    );
  });
});
