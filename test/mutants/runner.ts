import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { suiteOf } from "./suite.ts";
import { switches } from "./switches.ts";
import type { Told } from "./vitest.ts";

async function result({ name, run }: Told): Promise<TestResult> {
  const ran = { id: name, name, fileName: name.split(" > ")[0] ?? name };
  const start = performance.now();
  switches.currentTestId = name;
  try {
    await run();
    return { ...ran, timeSpentMs: performance.now() - start, status: TestStatus.Success };
  } catch (error) {
    const failureMessage = String(error);
    return {
      ...ran,
      timeSpentMs: performance.now() - start,
      status: TestStatus.Failed,
      failureMessage,
    };
  } finally {
    switches.currentTestId = undefined;
  }
}

/** Runs the tests of the rules in this process, the quickest first, until one fails (ADR 0229). */
function rulesRunner(): TestRunner {
  const suite = suiteOf(process.cwd());
  let loaded: Told[] | undefined;
  const took = new Map<string, number>();

  async function firstFailure(among: Told[]): Promise<TestResult[]> {
    const results: TestResult[] = [];
    for (const test of among) {
      const each = await result(test);
      results.push(each);
      if (each.status === TestStatus.Failed) break;
    }
    return results;
  }

  const quickestFirst = (among: Told[]): Told[] =>
    among.toSorted((one, other) => (took.get(one.name) ?? 0) - (took.get(other.name) ?? 0));

  /** Whether what failed fails also without the mutant: an earlier one has left something behind. */
  async function spoilt(among: Told[], results: TestResult[]): Promise<boolean> {
    const last = among[results.length - 1];
    if (last === undefined || results.at(-1)?.status !== TestStatus.Failed) return false;
    return (await result(last)).status === TestStatus.Failed;
  }

  async function mutantRun(options: MutantRunOptions, anew: boolean): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, testFilter } = options;
    const whileLoading = options.mutantActivation === "static";
    Object.assign(switches, { hitCount: 0, hitLimit });
    switches.activeMutant = whileLoading ? activeMutant.id : undefined;
    let tests: Told[];
    try {
      tests = whileLoading || anew || loaded === undefined ? suite.load() : loaded;
    } catch (error) {
      tests = [{ name: "what they import is loaded", run: () => Promise.reject(error) }];
    }
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    const among = quickestFirst(
      tests.filter((test) => wanted?.has(test.name) ?? !suite.isLoading(test)),
    );
    switches.activeMutant = activeMutant.id;
    const results = await firstFailure(among);
    const over = determineHitLimitReached(switches.hitCount, hitLimit);
    Object.assign(switches, { activeMutant: undefined, hitCount: undefined });
    loaded = whileLoading ? undefined : tests;
    if (!whileLoading && !anew && (await spoilt(among, results))) return mutantRun(options, true);
    return toMutantRunResult(over ?? { status: DryRunStatus.Complete, tests: results });
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    async dryRun(): Promise<DryRunResult> {
      loaded = suite.load();
      const tests: TestResult[] = [];
      for (const test of loaded)
        tests.push(await result(suite.isLoading(test) ? { ...test, run: () => undefined } : test));
      for (const { id, timeSpentMs } of tests) took.set(id, timeSpentMs);
      for (const test of loaded.filter((each) => suite.isLoading(each))) took.set(test.name, 1000);
      const { mutantCoverage } = switches;
      return { status: DryRunStatus.Complete, tests, mutantCoverage };
    },
    mutantRun: (options) => mutantRun(options, false),
  };
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "rules", rulesRunner)];
