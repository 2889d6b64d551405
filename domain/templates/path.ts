import { JOIN } from "../rules/blocks.ts";
import { titleOf } from "../rules/arrangement.ts";
import { wholesOf } from "../rules/wholes.ts";
import type { Part, RunState, StepState } from "../state.ts";
import type { Condition, ParameterValue, Step, Template } from "../template.ts";

/** How far something has come. `overridden`: it went on without the group's agreement. */
export type Progress = "later" | "now" | "done" | "overridden" | "dropped";

/** A part of a step. `part`: its newest stretch on record; null: it has not opened. `title`: as the template names it, else null. */
export type PathPart = {
  readonly key: string | null;
  readonly part: Part | null;
  readonly title: string | null;
  /** From 1, in the order of the step. */
  readonly ordinal: number;
  readonly progress: Progress;
};

/** Where a step can lead but to the one after it. `to`: a step's key; null ends the run. `back`: to this step or one before. */
export type Way = {
  readonly to: string | null;
  readonly when: Condition | null;
  readonly back: boolean;
};

/**
 * A step on the path. `one`: it has no parts to be told apart. `more`: further parts may still come that nobody can name yet.
 * `visits`: how many times it was opened.
 */
export type PathStep = {
  readonly key: string;
  readonly title: string;
  readonly purpose: string;
  readonly arrangement: "one" | "side-by-side" | "in-order" | "added" | "rounds" | "repeats";
  readonly parts: readonly PathPart[];
  readonly more: boolean;
  readonly progress: Progress;
  readonly visits: number;
  readonly ways: readonly Way[];
};

/**
 * The path of a template: each of its steps once, in order, with the parts that it names or, in a run, has had in its newest
 * visit. Pure. @param walked where a run is; null: the template by itself.
 */
export const pathOf = (template: Template, walked: RunState | null): readonly PathStep[] =>
  template.steps.map((step, index): PathStep => {
    const visits = (walked?.steps ?? []).filter(({ key }) => key === step.key);
    const visit = visits.at(-1);
    return {
      key: step.key,
      title: step.title,
      purpose: step.purpose,
      arrangement: step.parts.kind === "named" ? step.parts.order : step.parts.kind,
      parts: partsOn(step, walked, visit),
      more: isMore(step, walked, visit),
      progress: progressOf(walked, visits),
      visits: visits.length,
      ways: waysFrom(template, step, index),
    };
  });

const progressOf = (walked: RunState | null, visits: readonly StepState[]): Progress => {
  const last = visits.at(-1);
  if (walked === null || last === undefined) return "later";
  if (last.status === "open" && walked.status !== "finished") return "now";
  return visits.some(({ parts }) => parts.some((part) => walked.overrides.includes(part)))
    ? "overridden"
    : "done";
};

const partsOn = (
  step: Step,
  walked: RunState | null,
  visit: StepState | undefined,
): readonly PathPart[] => {
  const { parts } = step;
  if (parts.kind === "one") return [];
  const wholes = walked === null || visit === undefined ? [] : wholesOf(walked, visit);
  const parameters: { readonly [key: string]: ParameterValue } = walked?.parameters ?? {};
  const planned =
    parts.kind === "named"
      ? [...parts.parts.map(({ key }) => key), ...(parts.join === undefined ? [] : [JOIN])]
      : wholes.map((whole) => whole.at(-1)?.key ?? null);
  return planned.map((key, index) => {
    const whole =
      parts.kind === "named"
        ? wholes.find((stretches) => stretches[0]?.key === key)
        : wholes[index];
    const part = whole?.at(-1) ?? null;
    return {
      key,
      part,
      title: titleOf(parameters, step, key),
      ordinal: index + 1,
      progress: part === null ? "later" : partProgress(whole ?? [], visit),
    };
  });
};

const partProgress = (whole: readonly Part[], visit: StepState | undefined): Progress => {
  const last = whole.at(-1);
  if (last?.dropped === true) return "dropped";
  if (whole.some(({ gate }) => gate === "overridden")) return "overridden";
  return last?.status === "open" && visit?.status === "open" ? "now" : "done";
};

/** Whether parts may come that nobody can name yet. */
const isMore = (
  { parts }: Step,
  walked: RunState | null,
  visit: StepState | undefined,
): boolean => {
  if (parts.kind === "one" || parts.kind === "named") return false;
  if (visit === undefined) return true;
  if (visit.status !== "open" || walked?.status === "finished") return false;
  return !(parts.kind === "added" && visit.sitesComplete);
};

const waysFrom = (template: Template, step: Step, index: number): readonly Way[] =>
  (step.next ?? []).flatMap(({ to, when }): readonly Way[] => {
    const at = template.steps.findIndex(({ key }) => key === to);
    // The step after it needs no way of its own: that is where the path goes.
    if (at === index + 1 && when === undefined) return [];
    return [{ to: at < 0 ? null : to, when: when ?? null, back: at >= 0 && at <= index }];
  });
