import canonicalize from "canonicalize";
import { z } from "zod";
import { STEPS, type Check, type CheckResult, type Step } from "../../../audit/verify/report.ts";

export type Asked = {
  readonly bundle: Uint8Array;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
};

/** What checking came to: how each step ends, the command's exit, and the verdict's bytes where one was computed. */
export type Outcome = {
  readonly exit: number;
  readonly steps: ReadonlyMap<Step, CheckResult>;
  readonly verdict: string | null;
};

const asked = z.object({
  bundle: z.string(),
  keys: z.array(z.string()),
  witnesses: z.array(z.string()),
});

/** The line that asks a verifier. */
export const askingLine = ({ bundle, keys, witnesses }: Asked): string =>
  `${JSON.stringify({ bundle: Buffer.from(bundle).toString("base64"), keys, witnesses })}\n`;

/** What such a line asks. @throws z.ZodError where it is none. */
export const askedIn = (line: string): Asked => {
  const { bundle, ...given } = asked.parse(JSON.parse(line));
  return { bundle: Buffer.from(bundle, "base64"), ...given };
};

const answer = z.object({
  exit: z.number(),
  steps: z.record(z.string(), z.enum(["holds", "fails", "could-not-check"])),
  verdict: z.unknown(),
});

/** One line of a verifier's answers. @throws z.ZodError where it is none. */
export const answerIn = (line: string): Outcome => {
  const { exit, steps, verdict } = answer.parse(JSON.parse(line));
  const judged = STEPS.map((step) => [step, steps[step] ?? "holds"] as const);
  return { exit, steps: new Map(judged), verdict: verdict === null ? null : textOf(verdict) };
};

/** How our own verifier ends: its exit, and each step's result. */
export const endOf = (checks: readonly Check[]): Pick<Outcome, "exit" | "steps"> => {
  const steps = new Map(STEPS.map((step) => [step, resultOf(checks, step)] as const));
  const results = [...steps].filter(([, result]) => result !== "holds");
  const onlyChanged = results.every(
    ([step, result]) => step === "structure" && result === "could-not-check",
  );
  const exit = results.length === 0 ? 0 : onlyChanged ? 3 : 1;
  return { exit, steps };
};

/** RFC 8785: the two programs write members in other orders. */
const textOf = (value: unknown): string => String(canonicalize(value));

/** A step's result (docs/spec/07-verification.md, V2). */
const resultOf = (checks: readonly Check[], step: Step): CheckResult => {
  const results = checks.filter((check) => check.step === step).map(({ result }) => result);
  if (results.includes("fails")) return "fails";
  return results.includes("could-not-check") ? "could-not-check" : "holds";
};
