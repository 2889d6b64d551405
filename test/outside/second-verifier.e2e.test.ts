import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STEPS, type Step } from "../../audit/verify/report.ts";
import { builtIn } from "../../programmes/all.ts";
import { everyShape } from "../specification/template.ts";
import { demoRuns } from "../support/demo-runs.ts";
import { playedTrail } from "../support/played-run.ts";
import { recordedRun, type RecordedRun } from "../support/recorded-run.ts";
import { bundleOf, storedLog } from "../support/stored-log.ts";
import { seeded } from "../tamper/die.ts";
import {
  genuineBundles,
  oddCheckpoint,
  signedAnew,
  signer,
  type Named,
} from "./second-verifier/bundles.ts";
import { changedRun } from "./second-verifier/changed-run.ts";
import { changesOfFile } from "./second-verifier/changed-file.ts";
import { type Asked, type Outcome } from "./second-verifier/outcome.ts";
import {
  ourVerifier,
  secondVerifier,
  testSecondVerifier,
} from "./second-verifier/second-verifier.ts";
import { MOST_BYTES, type VerifierProcess } from "./second-verifier/verifier-process.ts";

/** Mutations; some 40 seconds of one core, or with `ALONGSIDE_LONG=1` some quarter of an hour. */
const MUTATIONS = process.env["ALONGSIDE_LONG"] === "1" ? 50_000 : 2_000;
const AT_ONCE = 100;
/** Runs that chance plays; each has some hundred events. */
const CHANCES = 16;

let second: VerifierProcess;
let ours: VerifierProcess;
let bundles: readonly Named[];
let all: readonly RecordedRun[];
let small: readonly RecordedRun[];

beforeAll(async () => {
  second = secondVerifier();
  ours = ourVerifier();
  all = await demoRuns();
  small = all.toSorted((a, b) => a.events.length - b.events.length).slice(0, 4);
  bundles = await genuineBundles(small);
});

afterAll(() => {
  second.end();
  ours.end();
});

type Case = Asked & { readonly name: string };

/** Where the two differ, in words; and where one gave no answer. */
const differences = async (cases: readonly Case[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const one of cases) {
    const [mine, their] = await Promise.all([ours.ask(one), second.ask(one)]);
    const told = [
      ...(typeof mine === "string" ? [`ours: ${mine}`] : []),
      ...(typeof their === "string" ? [`the other: ${their}`] : []),
      ...(typeof mine === "string" || typeof their === "string" ? [] : between(mine, their)),
    ];
    if (told.length > 0) found.push(`${one.name}: ${told.join("; ")}`);
  }
  return found;
};

const between = (mine: Outcome, their: Outcome): readonly string[] => {
  const steps = STEPS.filter((step) => mine.steps.get(step) !== their.steps.get(step));
  return [
    ...steps.map(
      (step) => `${step}: ${mine.steps.get(step)}, and the other ${their.steps.get(step)}`,
    ),
    ...(mine.exit === their.exit ? [] : [`exit ${mine.exit}, and the other ${their.exit}`]),
    ...(mine.verdict === their.verdict ? [] : ["another verdict"]),
  ];
};

/** What the other comes to, of files that it answers. */
const theirs = async (cases: readonly Case[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const outcome = await second.ask(one);
    if (typeof outcome === "string") throw new Error(`${one.name}: ${outcome}`);
    outcomes.push(outcome);
  }
  return outcomes;
};

const changed = async (seed: number): Promise<Case> => {
  const pick = seeded(seed * 7919 + 1);
  const name = `seed ${seed}`;
  const run = small[pick(small.length)];
  const from = bundles[pick(bundles.length)];
  const changes = [...changesOfFile];
  // What is signed anew costs a hundred times what a change of the file does: an eighth of all.
  const unsigned = 2 * changes.length;
  const kind = pick(unsigned + 2);
  const [what, change] = (kind < unsigned ? changes[kind % changes.length] : undefined) ?? [];
  if (run === undefined || from === undefined) throw new Error("no bundle");
  const { keys, witnesses } = from;
  if (what !== undefined && change !== undefined) {
    return {
      name: `${name}, ${from.name}, ${what}`,
      keys,
      witnesses,
      bundle: change(from.text, pick),
    };
  }
  const text = await (kind === unsigned ? signedAnew : oddCheckpoint)(run, pick);
  return { name: `${name}, signed anew`, keys: [], witnesses: [], bundle: Buffer.from(text) };
};

describe(
  "our verifier and the one in Go, which shares no code with it,",
  { timeout: 7_200_000 },
  () => {
    it("pass the tests of the one in Go", () => {
      expect(testSecondVerifier()).toContain("ok");
    });

    it("say the same of each of the demo's runs, and that it holds", async () => {
      const log = storedLog(all, signer);
      const cases = await Promise.all(
        all.map(async ({ run, template }) => ({
          name: template.name,
          bundle: Buffer.from(await bundleOf(log, run)),
          keys: [],
          witnesses: [],
        })),
      );
      expect(await differences(cases)).toEqual([]);
      expect((await theirs(cases)).map(({ exit }) => exit)).toEqual(all.map(() => 0));
    });

    it("say the same of a bundle of each kind", async () => {
      const cases = bundles.map(({ text, ...one }) => ({ ...one, bundle: Buffer.from(text) }));
      expect(await differences(cases)).toEqual([]);
      const outcomes = await theirs(cases);
      const whereHold = (steps: readonly Step[]) =>
        bundles.flatMap(({ name }, at) =>
          steps.every((step) => outcomes[at]?.steps.get(step) === "holds") ? [name] : [],
        );
      expect(whereHold(STEPS)).toContain("cosigned");
      // Its answers were signed after the run was recorded, which the rules find out.
      expect(whereHold(["signatures", "vouchers"])).toContain("passkeys and vouchers");
    });

    it("say the same of runs that chance plays, and of each with one event changed", async () => {
      const cases: Case[] = [];
      const types = new Set<string>();
      for (let seed = 0; seed < CHANCES; seed += 1) {
        const pick = seeded(seed * 7919 + 5);
        const pinned = [everyShape, ...builtIn][pick(1 + builtIn.length)] ?? everyShape;
        const steps = Array.from({ length: 160 }, () => pick(0x7fffffff));
        const trail = playedTrail(pinned, "lived-experience-decides", steps);
        const run = recordedRun(pinned, trail, `chance ${seed}`);
        for (const { type } of run.events) types.add(type);
        for (const one of [run, ...Array.from({ length: 8 }, () => changedRun(run, pick))]) {
          const text = await bundleOf(storedLog([one], signer), run.run);
          const name = `${pinned.name}, seed ${seed}`;
          cases.push({ name, bundle: Buffer.from(text), keys: [], witnesses: [] });
        }
      }
      expect(await differences(cases)).toEqual([]);
      expect(types.size).toBeGreaterThan(30);
    });

    it(`say the same of ${MUTATIONS} that were changed, step by step`, async () => {
      const found: string[] = [];
      for (let seed = 0; seed < MUTATIONS; seed += AT_ONCE) {
        const cases = await Promise.all(
          Array.from({ length: AT_ONCE }, (_, at) => changed(seed + at)),
        );
        found.push(...(await differences(cases)));
      }
      expect(found).toEqual([]);
      // Each in one process for all of them: no file took more.
      expect(ours.peakBytes()).toBeLessThan(MOST_BYTES);
      expect(second.peakBytes()).toBeLessThan(MOST_BYTES);
    });
  },
);
