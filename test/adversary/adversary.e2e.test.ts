import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mutants } from "./mutants.ts";
import { program, searchIn } from "./run.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "alongside-adversary-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** About a minute of one core. */
const SEQUENCES = 30_000;
/** Within so many a broken rule must be found; with another seed, once more. */
const BUDGET = 40_000;

describe("an adversary who plays everybody", () => {
  test(
    "finds no run that reads co-produced where the judge disagrees",
    { timeout: 1_200_000 },
    async () => {
      const file = path.join(folder, "search.mjs");
      await program(file, null);
      const told = await searchIn(file, "--seed", "1", "--sequences", `${SEQUENCES}`);
      expect(told.found).toEqual([]);
      expect(told.sequences).toBe(SEQUENCES);
      // A search in which nothing passes, and nothing reads "co-produced", would find nothing in any rules.
      expect(told.passed).toBeGreaterThan(500);
      expect(told.read).toBeGreaterThan(2_000);
      // A run is launched once, and some commands take several rare ones before them.
      expect(told.never).toContain("launchRun");
      expect(told.never.length).toBeLessThanOrEqual(4);
    },
  );

  test("is played by the command that people are told of", { timeout: 300_000 }, async () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ["infra/alongside.mjs", "adversary", "--sequences", "20", "--seed", "1"],
      { cwd: path.resolve(import.meta.dirname, "../.."), encoding: "utf8" },
    );
    expect(stdout).toMatch(/^Seed 1: 20 sequences/mu);
    expect(status).toBe(0);
  });

  test.each(mutants)("finds that the rules lack: $lacks", async (mutant) => {
    const file = path.join(folder, `mutant-${mutants.indexOf(mutant)}.mjs`);
    await program(file, mutant);
    const wrong = `rule ${mutant.rule}:`;
    const found = [];
    for (const seed of [1, 2]) {
      if (found.length > 0) break;
      const told = await searchIn(
        file,
        ...["--seed", `${seed}`, "--sequences", `${BUDGET}`, "--until", wrong],
      );
      found.push(...told.found.filter((one) => one.wrong.includes(wrong)));
    }
    expect(found).not.toEqual([]);
  });
});
