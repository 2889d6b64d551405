import { describe, expect, it } from "vitest";
import { demoRuns } from "../../../test/support/demo-runs.ts";
import { interleaved, withHeads, type Row } from "../../../test/support/stored-log.ts";
import { leafHash } from "../../entry.ts";
import { sha256 } from "../../log/signer.ts";
import { createHeadsCheck } from "./heads-check.ts";

const rows = interleaved(await demoRuns()).slice(0, 300);
/** The log as it is when heads are stated after each of these numbers of its runs' events. */
const statedAfter = (...sizes: readonly number[]): readonly Row[] => {
  let log: readonly Row[] = [];
  let from = 0;
  for (const size of sizes) {
    log = withHeads([...log, ...rows.slice(from, size)]);
    from = size;
  }
  return [...log, ...rows.slice(from)];
};

const checked = (
  log: readonly Row[],
  { keep, withheld = [] }: { keep?: number; withheld?: readonly number[] } = {},
) => {
  const heads = createHeadsCheck(sha256, keep);
  const told = log.flatMap(({ run, version, entry }, position) => {
    if (withheld.includes(position)) {
      heads.withheld(position);
      return [];
    }
    return heads.take({ position, run, version, entry, leaf: leafHash(entry) }) ?? [];
  });
  return { told, ...heads.counts() };
};
const edited = (log: readonly Row[], at: number, change: (text: string) => string) =>
  log.map((row, index) =>
    index === at ? { ...row, entry: Buffer.from(change(Buffer.from(row.entry).toString())) } : row,
  );

describe("what a log states of heads", () => {
  it("is worked out anew, whether kept one by one or not", () => {
    const log = statedAfter(20, 120, 121, 300);
    const right = { told: [], right: 4, unknown: 0, covered: 303 };
    expect(checked(log)).toEqual(right);
    expect(checked(log, { keep: 7 })).toEqual(right);
    expect(checked(rows)).toEqual({ told: [], right: 0, unknown: 0, covered: 0 });
  });

  it("may come later than what it covers", () => {
    const stated = statedAfter(200);
    const [one, two, ...rest] = stated.slice(200);
    const late = [...stated.slice(0, 200), two, one, ...rest].flatMap((row) => row ?? []);
    expect(checked(late)).toEqual({ told: [], right: 1, unknown: 0, covered: 200 });
  });

  it("does not hide that a run has more events", () => {
    const whole = statedAfter(200);
    const cut = [...withHeads(rows.slice(0, 199)).slice(0, 199), rows[199], ...whole.slice(200)];
    expect(checked(cut.flatMap((row) => row ?? [])).told).toEqual([]);
    const [statement] = withHeads([...rows.slice(0, 199), ...rows.slice(0, 1)]).slice(-1);
    const false_ = [...rows.slice(0, 200), statement].flatMap((row) => row ?? []);
    expect(checked(false_).told).toEqual([
      "states other heads than those of the 200 entries before it",
    ]);
  });

  it("covers more each time, and only what stands before it", () => {
    const log = statedAfter(100, 200);
    const covers = (size: number) => [
      `states the heads of ${size} entries, and not of more than 100 that stand before it`,
    ];
    const size = (to: number) =>
      checked(edited(log, 201, (text) => text.replace('"size":201', `"size":${to}`))).told;
    expect(size(100)).toEqual(covers(100));
    expect(size(202)).toEqual(covers(202));
  });

  it("states nothing of a log that holds no run", () => {
    const [statement] = withHeads(rows.slice(0, 1)).slice(-1);
    const log = [statement, statement].flatMap((row) => row ?? []);
    expect(checked(log).told).toEqual([
      "states the heads of 1 entries, and not of more than 0 that stand before it",
      "states other heads than those of the 1 entries before it",
    ]);
  });

  it("is all that stands in the log's own stream", () => {
    const nothing = ["is in the log's own stream, and states no heads"];
    const log = statedAfter(100);
    expect(checked(edited(log, 100, (text) => text.replace('"root":"', '"root":"x'))).told).toEqual(
      nothing,
    );
    expect(checked(edited(log, 100, (text) => text.replace("headsStated", "paused"))).told).toEqual(
      nothing,
    );
    expect(checked(edited(log, 100, () => "x")).told).toEqual(nothing);
    expect(
      checked(edited(log, 100, (text) => text.replace('"size":100', '"size":0'))).told,
    ).toEqual(nothing);
  });

  it("can't be worked out where entries are withheld", () => {
    const log = statedAfter(100, 200, 300);
    expect(checked(log, { withheld: [150, 160] })).toEqual({
      ...{ told: [], right: 1, unknown: 2, covered: 302 },
    });
  });

  it("passes by what launches no run", () => {
    const odd = [
      ...edited(rows, 0, () => "x").slice(0, 1),
      ...edited(rows, 0, (text) =>
        text.replace(/"organisation":"[^"]*"/u, '"organisation":1'),
      ).slice(0, 1),
    ];
    expect(checked(odd).told).toEqual([]);
  });
});
