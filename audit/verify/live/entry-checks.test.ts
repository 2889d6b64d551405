import { describe, expect, it } from "vitest";
import { idOf, logged, RUN } from "../../../test/support/logged.ts";
import { uuidOf } from "../../../test/support/recorded-run.ts";
import { encodeEntry, leafHash } from "../../entry.ts";
import { sha256 } from "../../log/signer.ts";
import { collectFindings } from "../report.ts";
import { createHeadsCheck } from "./heads-check.ts";
import { createEntryChecks, nameOf } from "./entry-checks.ts";

const event = (version: number, run = RUN) =>
  logged(version, { type: "withdrew", data: { member: "ada" } }, { run });
const entry = (version: number, run = RUN) => encodeEntry(event(version, run));
const name = (version: number, position: number, run = RUN) =>
  `Event ${idOf(version)} (version ${version} of run ${run}, number ${position} of the log)`;

const checked = (
  ...entries: readonly (readonly [position: number, entry: Uint8Array, fits?: boolean])[]
) => {
  const findings = collectFindings(["entries", "completeness"]);
  const checks = createEntryChecks(findings, createHeadsCheck(sha256));
  for (const [position, bytes, fits = true] of entries)
    checks.take(position, bytes, leafHash(bytes), fits);
  return {
    told: findings.checks().map(({ step, result, message }) => `${step} ${result}: ${message}`),
    runs: checks.runs(),
  };
};

describe("the entries of a whole log", () => {
  it("count each run's versions by themselves", () => {
    const other = uuidOf("another run");
    const all = checked([0, entry(1)], [1, entry(1, other)], [2, entry(2, other)], [3, entry(2)]);
    expect(all).toEqual({ told: [], runs: 2 });
  });

  it("show a version that is missing, repeated or out of order", () => {
    const follows = (version: number, position: number, before: number) =>
      `completeness fails: ${name(version, position)} follows upon version ${before} of its run.`;
    expect(checked([0, entry(2)]).told).toEqual([follows(2, 0, 0)]);
    expect(checked([0, entry(1)], [1, entry(3)], [2, entry(4)]).told).toEqual([follows(3, 1, 1)]);
    expect(checked([0, entry(1)], [1, entry(1)]).told).toEqual([follows(1, 1, 1)]);
    expect(checked([0, entry(3)], [1, entry(1)], [2, entry(4)]).told).toEqual([
      follows(3, 0, 0),
      follows(1, 1, 3),
    ]);
  });

  it("must be what their tile was made from", () => {
    expect(checked([7, entry(1), false]).told).toEqual([
      `entries fails: ${name(1, 7)} is not what the tile's hash was made from.`,
    ]);
  });

  it("that can't be read are told by their place", () => {
    expect(checked([7, Buffer.from("{}")]).told).toEqual([
      "entries fails: Number 7 of the log can't be read. It does not have the form of an event.",
    ]);
    expect(checked([8, Buffer.from("{")], [9, entry(1)])).toEqual({
      told: [
        "entries fails: Number 8 of the log can't be read. It is not JSON, or it ends too early.",
      ],
      runs: 1,
    });
  });

  it("are told apart by their last bytes alone, for what stands before is their bundle's to check", () => {
    const strange = (version: number) =>
      Buffer.from(`{ ${Buffer.from(entry(version)).toString("utf8").slice(1)}`);
    expect(checked([0, strange(1)], [1, strange(2)], [2, strange(2)])).toEqual({
      told: ["completeness fails: Number 2 of the log follows upon version 2 of its run."],
      runs: 1,
    });
  });

  it("are read whole where their end is not that of an event of ours", () => {
    const big = `{"version":2,${Buffer.from(entry(1)).toString("utf8").slice(1)}`;
    expect(checked([0, Buffer.from(big.replace(/"version":1\}$/u, '"version":1 }'))]).told).toEqual(
      [
        expect.stringMatching(
          /^entries fails: Number 0 of the log can't be read\. It is not written/u,
        ),
      ],
    );
    // Whatever follows an event is part of its entry.
    expect(checked([0, Buffer.concat([entry(1), Buffer.from("}")])])).toEqual({
      told: [expect.stringMatching(/^entries fails: Number 0 of the log can't be read\. /u)],
      runs: 0,
    });
    const huge = encodeEntry({ ...event(1), version: 1_234_567_890_123_456 });
    expect(checked([0, huge]).told).toEqual([
      `completeness fails: Event ${idOf(1)} (version 1234567890123456 of run ${RUN}, number 0 of the log) follows upon version 0 of its run.`,
    ]);
  });
});

it("an entry is called by its event, or by its place where it can't be", () => {
  expect(nameOf(3, entry(2))).toBe(name(2, 3));
  expect(nameOf(3, undefined)).toBe("Number 3 of the log");
  expect(nameOf(3, Buffer.from("{}"))).toBe("Number 3 of the log");
});
