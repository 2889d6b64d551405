import { spawnSync } from "node:child_process";
import canonicalize from "canonicalize";
import { z } from "zod";
import { STEPS, type Check, type CheckResult, type Step } from "../../../audit/verify/report.ts";
import type { Verdict } from "../../../domain/verdict.ts";
import { buildGo, goCommand } from "../../support/go.ts";

const folder = new URL("../../../verifiers/go/", import.meta.url).pathname;

/** What checking came to: how each step ends, the command's exit, and the verdict's bytes where one was computed. */
export type Outcome = {
  readonly exit: number;
  readonly steps: ReadonlyMap<Step, CheckResult>;
  readonly verdict: string | null;
};

export type Asked = {
  readonly bundle: Uint8Array;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
};

const answer = z.object({
  exit: z.number(),
  steps: z.record(z.string(), z.enum(["holds", "fails", "could-not-check"])),
  verdict: z.unknown(),
});

/** Builds the Go program. @returns its path. */
export const secondVerifierBinary = (): string => buildGo(folder, "./cmd/alongside-verify");

/** Builds the Go program (verifiers/go), which then takes many bundles at once. */
export const buildSecondVerifier = (): ((asked: readonly Asked[]) => readonly Outcome[]) => {
  const binary = secondVerifierBinary();
  return (asked) => {
    const input = asked.map(({ bundle, keys, witnesses }) =>
      JSON.stringify({ bundle: Buffer.from(bundle).toString("base64"), keys, witnesses }),
    );
    const { stdout, stderr, status } = spawnSync(binary, ["--batch"], {
      input: input.join("\n"),
      encoding: "utf8",
      maxBuffer: 1024 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(stderr);
    const outcomes = stdout.trimEnd().split("\n");
    return outcomes.map((line): Outcome => {
      const { exit, steps, verdict } = answer.parse(JSON.parse(line));
      const judged = STEPS.map((step) => [step, steps[step] ?? "holds"] as const);
      return { exit, steps: new Map(judged), verdict: verdict === null ? null : textOf(verdict) };
    });
  };
};

/** Runs the Go program's own tests. @returns what they said. @throws Error with what failed. */
export const testSecondVerifier = (): string => {
  const { stdout, stderr, status } = spawnSync(goCommand(), ["test", "-trimpath", "./..."], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return stdout;
};

/** How our own verifier ends. */
export const outcomeOf = (checks: readonly Check[], verdict: Verdict | null): Outcome => {
  const steps = new Map(STEPS.map((step) => [step, resultOf(checks, step)] as const));
  const results = [...steps].filter(([, result]) => result !== "holds");
  const onlyChanged = results.every(
    ([step, result]) => step === "structure" && result === "could-not-check",
  );
  const exit = results.length === 0 ? 0 : onlyChanged ? 3 : 1;
  return { exit, steps, verdict: verdict === null ? null : textOf(verdict) };
};

/** RFC 8785: the two programs write members in other orders. */
const textOf = (value: unknown): string => String(canonicalize(value));

/** A step's result (docs/spec/07-verification.md, V2). */
const resultOf = (checks: readonly Check[], step: Step): CheckResult => {
  const results = checks.filter((check) => check.step === step).map(({ result }) => result);
  if (results.includes("fails")) return "fails";
  return results.includes("could-not-check") ? "could-not-check" : "holds";
};
