import type { Verdict } from "../../domain/verdict.ts";

/** The steps of checking a bundle, in the order in which they are told. */
export const STEPS = [
  "structure",
  "checkpoint",
  "cosignatures",
  "entries",
  "inclusion",
  "completeness",
  "template",
  "digests",
  "commitments",
  "signatures",
  "rules",
  "verdict",
] as const;

export type Step = (typeof STEPS)[number];

export type CheckResult = "holds" | "fails" | "could-not-check";

/** One thing that was found out. `message` names the event, wherever it is about one. */
export type Check<S extends string = Step> = {
  readonly step: S;
  readonly result: CheckResult;
  readonly message: string;
};

/**
 * What checking came to. `ok`: every step holds. `limits`: what no single file of this kind can show, in plain words.
 * `verdict`: computed here from the events, never the one that the file claims; null when it could not be.
 */
export type Report<S extends string = Step> = {
  readonly ok: boolean;
  readonly checks: readonly Check<S>[];
  readonly limits: readonly string[];
  readonly run: string | null;
  readonly stage: string | null;
  readonly verdict: Verdict | null;
};

/** Collects findings step by step; a step with none that fails gets one line that says that it holds. */
export type Findings<S extends string> = {
  fails(step: S, message: string): void;
  unsure(step: S, message: string): void;
  holds(step: S, message: string): void;
  hasTrouble(...steps: readonly S[]): boolean;
};

export type Collected<S extends string> = Findings<S> & { checks(): readonly Check<S>[] };

/** A hostile file could fail in a million places: the first of each step are told, the others counted. */
const MOST = 20;

/** @param order the steps in which findings are told. */
export const collectFindings = <S extends string>(order: readonly S[]): Collected<S> => {
  const found = new Map<S, { readonly list: Check<S>[]; more: number }>();
  const add = (step: S, result: CheckResult, message: string): void => {
    const known = found.get(step) ?? { list: [], more: 0 };
    found.set(step, known);
    if (known.list.length < MOST) known.list.push({ step, result, message });
    else known.more += 1;
  };
  return {
    fails: (step, message) => add(step, "fails", message),
    unsure: (step, message) => add(step, "could-not-check", message),
    holds: (step, message) => add(step, "holds", message),
    hasTrouble: (...steps) =>
      steps.some((step) => found.get(step)?.list.some(({ result }) => result !== "holds")),
    checks: () =>
      order.flatMap((step) => {
        const known = found.get(step);
        if (known === undefined) return [];
        const last = known.list.at(-1);
        if (last === undefined || known.more === 0) return known.list;
        return [...known.list, { ...last, message: `And ${known.more} more of this kind.` }];
      }),
  };
};
