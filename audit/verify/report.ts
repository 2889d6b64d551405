import type { AnswerCounts } from "./answer-counts.ts";
import type { HeldFile } from "./files.ts";
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
  "vouchers",
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
  readonly step: string | null;
  readonly verdict: Verdict | null;
  /** How many answers the file shows of each assurance, as the record says it; those taken back or disputed are not counted. */
  readonly answers: AnswerCounts;
  /** The uploaded files whose names and hashes the file discloses, as they were committed to. */
  readonly files: readonly HeldFile[];
  /** How many sealed values and events of the run the file leaves out. */
  readonly hidden: number;
};

/** Collects findings step by step; a step with none that fails gets one line that says that it holds. */
export type Findings<S extends string> = {
  fails(step: S, message: string): void;
  unsure(step: S, message: string): void;
  holds(step: S, message: string): void;
  hasTrouble(...steps: readonly S[]): boolean;
};

export type Collected<S extends string> = Findings<S> & { checks(): readonly Check<S>[] };

/** In the order in which a step's findings are told: none crowds out what is worse. */
const RESULTS = ["fails", "could-not-check", "holds"] as const satisfies readonly CheckResult[];

/** A hostile file could fail in a million places: the first of each step are told, the others counted. */
const MOST = 20;

/** @param order the steps in which findings are told. */
export const collectFindings = <S extends string>(order: readonly S[]): Collected<S> => {
  type Told = { readonly messages: string[]; more: number };
  const found: { readonly [result in CheckResult]: Map<S, Told> } = {
    fails: new Map(),
    "could-not-check": new Map(),
    holds: new Map(),
  };
  const add =
    (result: CheckResult) =>
    (step: S, message: string): void => {
      const known = found[result].get(step) ?? { messages: [], more: 0 };
      found[result].set(step, known);
      if (known.messages.length < MOST) known.messages.push(message);
      else known.more += 1;
    };
  const told = (step: S, result: CheckResult): readonly Check<S>[] => {
    const { messages = [], more = 0 } = found[result].get(step) ?? {};
    const all = more > 0 ? [...messages, `And ${more} more of this kind.`] : messages;
    return all.map((message) => ({ step, result, message }));
  };
  return {
    fails: add("fails"),
    unsure: add("could-not-check"),
    holds: add("holds"),
    hasTrouble: (...steps) =>
      steps.some((step) => found.fails.has(step) || found["could-not-check"].has(step)),
    checks: () => order.flatMap((step) => RESULTS.flatMap((result) => told(step, result))),
  };
};
