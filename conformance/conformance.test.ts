import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { FindingCode } from "../domain/verdict.ts";
import { STEPS } from "../audit/verify/report.ts";
import { vectorFiles } from "./generate.ts";
import { keptOutcome, type KeptText } from "./kept.ts";
import { timeOf, type TimeStamp } from "./time-stamps.ts";
import { spliced } from "./splices.ts";
import type { JudgedEvents } from "./verdicts.ts";
import { outcomeOf, type MadeBundle, type WrongBundle } from "./vectors.ts";

const folder = import.meta.dirname;
const unpacked = (file: string): Buffer => gunzipSync(readFileSync(path.join(folder, file)));
const textOf = (file: string): string => unpacked(file).toString("utf8");
const linesOf = (file: string): readonly string[] => textOf(file).trimEnd().split("\n");

const { bundles }: { readonly bundles: readonly (MadeBundle & { readonly file: string })[] } =
  JSON.parse(textOf("bundles.json.gz"));
const wrong = linesOf("wrong.jsonl.gz").map((line): WrongBundle => JSON.parse(line));
const bytesOf = new Map(bundles.map(({ name, file }) => [name, unpacked(file)] as const));

test("the vectors are those that the script makes: `node conformance/generate.ts` makes them anew", async () => {
  const made = await vectorFiles();
  const kept = [
    ...readdirSync(path.join(folder, "bundles")).map((name) => `bundles/${name}`),
    ...readdirSync(folder).filter((name) => name.endsWith(".gz")),
  ];
  expect(kept.toSorted()).toEqual([...made.keys()].toSorted());
  const stale = [...made].flatMap(([file, bytes]) => (unpacked(file).equals(bytes) ? [] : [file]));
  expect(stale).toEqual([]);
}, 300_000);

test.each(bundles)("$name: $what", async ({ name, keys, witnesses, exit, steps, verdict }) => {
  const { report, ...outcome } = await outcomeOf(bytesOf.get(name) ?? Buffer.of(), {
    keys,
    witnesses,
  });
  expect(outcome).toEqual({ exit, steps });
  expect(report.verdict).toEqual(verdict);
});

describe("bundles that are wrong", () => {
  test("are at least 400, some for every step", () => {
    expect(wrong.length).toBeGreaterThanOrEqual(400);
    expect(new Set(wrong.map(({ must }) => must))).toEqual(new Set(STEPS));
  });

  test.each(STEPS)("are refused by the step that must: %s", async (step) => {
    for (const { name, base, must, splices, keys, witnesses, exit, steps } of wrong) {
      if (must !== step) continue;
      const bytes = spliced(bytesOf.get(base) ?? Buffer.of(), splices);
      const { report: _, ...outcome } = await outcomeOf(bytes, { keys, witnesses });
      expect([name, outcome]).toEqual([name, { exit, steps }]);
      expect([name, outcome.steps[must], outcome.exit]).toEqual([name, "fails", 1]);
    }
  });
});

test("the lists of events show every finding", () => {
  const judged = linesOf("verdicts.jsonl.gz").map((line): JudgedEvents => JSON.parse(line));
  const source = readFileSync(path.join(folder, "../domain/verdict/finding.ts"), "utf8");
  const table = /const RULES[^]*?\n\};/u.exec(source)?.[0] ?? "";
  const codes = [...table.matchAll(/^ {2}"([A-Za-z0-9-]+)": \{/gmu)].map(([, code]) => code);
  const found = judged.flatMap(({ verdict: { findings } }) =>
    findings.map(({ code }): FindingCode => code),
  );
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => found.every((one) => one !== code))).toEqual([]);
});

describe("what people keep", () => {
  const kept = linesOf("kept.jsonl.gz").map((line): KeptText => JSON.parse(line));
  test.each(kept)("$kind: $name", async ({ exit, newest, ...one }) => {
    expect(await keptOutcome(one)).toEqual({ exit, newest });
  });

  test("shows each of what a receipt can say, and lists that hold and do not", () => {
    expect(new Set(kept.map(({ kind, exit, newest }) => `${kind} ${exit} ${newest}`))).toEqual(
      new Set([
        "receipt 0 newest",
        "receipt 0 newer",
        "receipt 0 not-told",
        "receipt 1 null",
        "runs 0 null",
        "runs 1 null",
      ]),
    );
  });

  const stamps = linesOf("time-stamps.jsonl.gz").map((line): TimeStamp => JSON.parse(line));
  test.each(stamps)("a time stamp $name", ({ time, ...one }) => {
    expect(timeOf(one)).toBe(time);
  });
});
