import type { JsonObject } from "../audit/json.ts";
import { verifyBundle, type BundleOptions } from "../audit/verify/bundle.ts";
import { nodePorts } from "../audit/verify/node-ports.ts";
import { STEPS, type CheckResult, type Report, type Step } from "../audit/verify/report.ts";
import { inPieces } from "../test/support/stored-log.ts";
import { bundleOfRun, bundles, type Bundle } from "./bundles.ts";
import { runs } from "./runs.ts";
import { log } from "./seeded.ts";
import { splicesOf, type Splice } from "./splices.ts";
import { wrongAnswers, wrongVouchers } from "./wrong-answers.ts";
import { wrongDigests, wrongEntries, type WrongRun } from "./wrong-entries.ts";
import { wrongLines } from "./wrong-lines.ts";
import { wrongCheckpoints, wrongCosignatures } from "./wrong-notes.ts";
import { wrongCompleteness, wrongContents, wrongInclusion } from "./wrong-proofs.ts";
import { wrongPowers } from "./wrong-powers.ts";
import { wrongRules, wrongTemplates } from "./wrong-rules.ts";

/** What checking comes to: the exit, and each step's result. */
export type Outcome = {
  readonly exit: number;
  readonly steps: { readonly [S in Step]: CheckResult };
};

/** A bundle that is wrong. `base`: the bundle that it is made of. `must`: the step that must fail. */
export type WrongBundle = Pick<Bundle, "name" | "keys" | "witnesses"> & {
  readonly base: string;
  readonly must: Step;
  readonly splices: readonly Splice[];
} & Outcome;

const WORSE: readonly CheckResult[] = ["holds", "could-not-check", "fails"];

/** The result of each step: the worst of what was found there. */
const stepsOf = ({ checks }: Report): Outcome["steps"] => {
  const result = (step: Step): CheckResult =>
    checks
      .filter((check) => check.step === step)
      .map((check) => check.result)
      .reduce(
        (worst, one) => (WORSE.indexOf(one) > WORSE.indexOf(worst) ? one : worst),
        WORSE[0] ?? "holds",
      );
  return {
    structure: result("structure"),
    checkpoint: result("checkpoint"),
    cosignatures: result("cosignatures"),
    entries: result("entries"),
    inclusion: result("inclusion"),
    completeness: result("completeness"),
    template: result("template"),
    digests: result("digests"),
    commitments: result("commitments"),
    signatures: result("signatures"),
    vouchers: result("vouchers"),
    rules: result("rules"),
    verdict: result("verdict"),
  };
};

export const outcomeOf = async (
  bytes: Uint8Array,
  options: BundleOptions,
): Promise<Outcome & { readonly report: Report }> => {
  const report = await verifyBundle(inPieces(bytes), nodePorts, options);
  const steps = stepsOf(report);
  const others = STEPS.filter((step) => step !== "structure").every(
    (step) => steps[step] === "holds",
  );
  const altered = others && steps.structure === "could-not-check";
  return { exit: report.ok ? 0 : altered ? 3 : 1, steps, report };
};

const bytesOf = (text: string | Uint8Array): Buffer => Buffer.from(text);

export type MadeBundle = Bundle &
  Outcome & { readonly bytes: Buffer; readonly verdict: JsonObject | null };

export const rightBundles = async (): Promise<readonly MadeBundle[]> => {
  const made: MadeBundle[] = [];
  for (const bundle of await bundles(runs())) {
    const bytes = bytesOf(bundle.text);
    const { exit, steps, report } = await outcomeOf(bytes, bundle);
    made.push({ ...bundle, bytes, exit, steps, verdict: report.verdict });
  }
  return made;
};

export const wrongBundles = async (
  right: readonly MadeBundle[],
): Promise<readonly WrongBundle[]> => {
  const known = runs();
  const runOf = (name: string) => {
    const run = known[name];
    if (run === undefined) throw new Error(`There is no run ${name}.`);
    return run;
  };
  const of = (name: string): MadeBundle => {
    const found = right.find((one) => one.name === name);
    if (found === undefined) throw new Error(`There is no bundle ${name}.`);
    return found;
  };
  const made: WrongBundle[] = [];
  const add = async (
    base: string,
    wrong: {
      readonly name: string;
      readonly must: Step;
      readonly text: string | Uint8Array;
    } & Partial<Pick<Bundle, "keys" | "witnesses">>,
  ): Promise<void> => {
    const { name, must, text, keys = [log.verifierKey], witnesses = [] } = wrong;
    const bytes = bytesOf(text);
    const { exit, steps } = await outcomeOf(bytes, { keys, witnesses });
    if (steps[must] !== "fails")
      throw new Error(`"${name}" of ${base} does not fail in ${must}: ${JSON.stringify(steps)}`);
    const splices = splicesOf(of(base).bytes, bytes);
    made.push({ name, base, must, keys, witnesses, exit, steps, splices });
  };
  const addRuns = async (base: string, wrongs: readonly WrongRun[]): Promise<void> => {
    for (const { name, must, run } of wrongs)
      await add(base, { name, must, text: await bundleOfRun(run) });
  };
  const whole = of("whole").bytes.toString("utf8");
  const texts = [
    ...wrongLines(whole),
    ...wrongCheckpoints(whole),
    ...wrongInclusion(whole),
    ...wrongCompleteness(whole, await bundleOfRun(runOf("stages"))),
    ...wrongContents(whole),
  ];
  for (const wrong of texts) await add("whole", wrong);
  for (const wrong of wrongCosignatures(of("cosigned-twice").bytes.toString("utf8")))
    await add("cosigned-twice", wrong);
  await addRuns("whole", wrongEntries(runOf("whole")));
  await addRuns("whole", wrongDigests(runOf("whole")));
  await addRuns("whole", wrongAnswers(runOf("whole")));
  await addRuns("vouched", wrongVouchers(runOf("vouched")));
  await addRuns("whole", wrongTemplates(runOf("whole")));
  for (const wrong of await wrongPowers(runOf("whole"))) await add("powers", wrong);
  // One of each change to each type of event: the others show the same.
  const told = new Set<string>();
  for (const name of ["whole", "every", "preference", "delegated", "helped"]) {
    const wrongs = wrongRules(name, runOf(name)).filter((wrong) => {
      const kind = wrong.name.replace(/^\w+: /u, "").replace(/ \([0-9]+\)/u, "");
      const isNew = !told.has(kind);
      told.add(kind);
      return isNew;
    });
    await addRuns(name, wrongs);
  }
  return made;
};
