import { beforeAll, describe, expect, it } from "vitest";
import { audited, demoLog, servedBut, signer } from "../../../test/support/audited-log.ts";
import { served, storedLog, withHeads, type Row } from "../../../test/support/stored-log.ts";
import { decodeEntries, encodeEntries, WITHHELD } from "../../log/tile.ts";

let rows: readonly Row[];
beforeAll(async () => {
  rows = (await demoLog()).rows.slice(0, 100);
}, 60_000);

const logOf = (stated: readonly Row[]) => storedLog([], signer, stated);
const completeness = (told: readonly string[]) =>
  told.filter((one) => one.startsWith("completeness ")).slice(0, 2);

describe("what a log states of the newest version of each run", () => {
  it("is worked out anew", async () => {
    const { report, told } = await audited(served(logOf(withHeads(rows))));
    expect(report.ok).toBe(true);
    expect(completeness(told)[1]).toBe(
      "completeness holds: 1 times the log stated the newest version of each run, the last time of the first 100 entries, and each time rightly.",
    );
  });

  it("is counted where entries that it covers are withheld", async () => {
    const log = logOf(withHeads(withHeads(rows)));
    const withheld = servedBut(log, {
      "tile/entries/000.p/102": (bytes) =>
        encodeEntries((decodeEntries(bytes) ?? []).map((one, at) => (at === 99 ? WITHHELD : one))),
    });
    expect(completeness((await audited(withheld)).told)[1]).toMatch(
      / 2 more cover entries that are withheld\.$/u,
    );
  });

  it("is found out where it is untrue", async () => {
    const [, ...later] = withHeads(rows);
    const { report, told } = await audited(
      served(logOf([...rows.slice(0, 1), ...rows.slice(2), ...later.slice(-1)])),
    );
    expect(report.ok).toBe(false);
    expect(told.join("\n")).toMatch(
      /states the heads of 100 entries, and not of more than 0 that stand before it/u,
    );
    const other = withHeads([...rows.slice(0, 99), ...rows.slice(0, 1)]).slice(-1);
    const untrue = await audited(served(logOf([...rows, ...other])));
    expect(untrue.told.join("\n")).toMatch(
      /states other heads than those of the 100 entries before it/u,
    );
  });
});
