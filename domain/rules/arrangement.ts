import { hasDrifted } from "../blocks/measure/change.ts";
import type { Period } from "../period.ts";
import type { FieldValue } from "../sealed.ts";
import type { Part, RunState, StepState } from "../state.ts";
import type { Condition, FieldIs, FieldPlace, ParameterValue, Parts, Step } from "../template.ts";
import { addPeriod, timesPeriod } from "./calendar.ts";
import { JOIN } from "./blocks.ts";
import { linkedAmount } from "../links/amount.ts";
import { newestVersion, own } from "./lookup.ts";
import { awaitsStretch, partsOf, wholesOf } from "./wholes.ts";

/** A part to open. `follows`: the stretch of the same part that it comes after, or null for a new part. */
type Opening = { readonly key: string | null; readonly follows: string | null };

/** What a step's arrangement asks for next. `key`s are the arrangement's own; null for a part without one. */
export type Next =
  | ({ readonly kind: "open" } & Opening)
  | { readonly kind: "busy" }
  | { readonly kind: "interval"; readonly at: string }
  | { readonly kind: "sites" }
  | { readonly kind: "complete" };

/** The keys of the parts that open together with their step. */
export const firstKeys = ({ parts }: Step): readonly (string | null)[] => {
  switch (parts.kind) {
    case "named": {
      const opening = parts.order === "side-by-side" ? parts.parts : parts.parts.slice(0, 1);
      return opening.map((part) => part.key);
    }
    case "added":
      return [];
    case "one":
    case "rounds":
    case "repeats":
      return [null];
  }
};

/** The title that the template gives a part, or null. */
export const titleOf = (
  parameters: RunState["parameters"],
  { parts }: Step,
  key: string | null,
): string | null => {
  if (parts.kind !== "named") return null;
  const named = parts.parts.find((part) => part.key === key);
  if (named === undefined) return key === JOIN ? (parts.join?.title ?? null) : null;
  const stated = named.titleFrom === undefined ? undefined : own(parameters, named.titleFrom);
  return typeof stated === "string" ? stated : named.title;
};

const asPeriod = (value: ParameterValue | undefined): Period | undefined =>
  typeof value === "object" ? value : undefined;

const asCount = (value: ParameterValue | undefined): number =>
  typeof value === "number" ? value : 1;

const answerIn = (part: Part | undefined, { section, field }: FieldPlace): FieldValue | undefined =>
  part && newestVersion(part)?.sections[section]?.fields[field];

/** The newest of some parts whose newest version has a section: what it says steers the run. */
const lastWith = (parts: readonly Part[], { section }: FieldPlace): Part | undefined =>
  parts.findLast((part) => newestVersion(part)?.sections[section] !== undefined);

const wantsAgain = (parts: readonly Part[], again: FieldIs): boolean => {
  const part = lastWith(parts, again);
  return part !== undefined && part.gate !== "overridden" && answerIn(part, again) === again.is;
};

const another = (key: string | null): Next => ({ kind: "open", key, follows: null });

const nextInterval = (state: RunState, visit: StepState, every: string, done: number): Next => {
  const period = asPeriod(own(state.parameters, every));
  if (period === undefined || state.calendar === null) return another(null);
  const due = addPeriod(visit.openedAt, timesPeriod(period, done), state.calendar);
  return { kind: "interval", at: new Date(Date.parse(due) + visit.pausedMs).toISOString() };
};

/** What comes next among named parts: in order, the next of them; at last the part that joins them. */
const nextNamed = (parts: Extract<Parts, { kind: "named" }>, opened: number): Next => {
  const next = parts.parts[opened];
  if (next !== undefined) return another(next.key);
  return parts.join !== undefined && opened === parts.parts.length
    ? another(JOIN)
    : { kind: "complete" };
};

/** What comes next in an open step, from its parts alone: only `interval` has to do with time. */
export const nextInStep = (state: RunState, visit: StepState, step: Step): Next => {
  const opened = wholesOf(state, visit);
  const { parts } = step;
  const isEnding = isRefused(state, visit);
  const before = opened.flatMap((whole) => awaitsStretch(step, whole) ?? [])[0];
  if (before !== undefined && !isEnding)
    return { kind: "open", key: before.key, follows: before.id };
  if (opened.flat().some((part) => part.status === "open")) return { kind: "busy" };
  if (isEnding) return { kind: "complete" };
  switch (parts.kind) {
    case "one":
      return { kind: "complete" };
    case "named":
      return nextNamed(parts, opened.length);
    case "rounds":
      return wantsAgain(opened.at(-1) ?? [], parts.again) ? another(null) : { kind: "complete" };
    case "added":
      return visit.sitesComplete ? { kind: "complete" } : { kind: "sites" };
    case "repeats":
      return opened.length >= asCount(own(state.parameters, parts.count))
        ? { kind: "complete" }
        : nextInterval(state, visit, parts.every, opened.length);
  }
};

/** The part to open at `now`, or undefined when there is none to open. */
export const partDue = (next: Next, now: string): Opening | undefined => {
  if (next.kind === "open") return { key: next.key, follows: next.follows };
  return next.kind === "interval" && next.at <= now ? { key: null, follows: null } : undefined;
};

/** Whether the newest visit of a step ended in a refusal that the template makes final. */
export const isRefused = (state: RunState, visit: StepState): boolean =>
  partsOf(state, visit).some((part) => part.gate === "refused" && part.status === "closed");

/** Whether it ended in a tie, and the adopter stated that another panel decides then. */
const isDeferred = (state: RunState, visit: StepState): boolean =>
  partsOf(state, visit).some((part) => part.gate === "refused" && isTied(part));

const isTied = ({ tie }: Pick<Part, "tie">): boolean => tie === ANOTHER_PANEL;

/** The tie rule by which other people than those who were asked decide. */
export const ANOTHER_PANEL = "defer-to-another-panel";

const holds = (state: RunState, visit: StepState, when: Condition): boolean => {
  if ("gate" in when)
    return when.gate === "tied" ? isDeferred(state, visit) : isRefused(state, visit);
  if ("drifted" in when) return hasDrifted(state, when);
  const answer = answerIn(lastWith(partsOf(state, visit), when), when);
  if ("is" in when) return answer === when.is;
  const limit = own(state.parameters, when.over);
  return (
    typeof answer === "number" &&
    typeof limit === "number" &&
    answer + linkedAmount(state, visit, when) > limit
  );
};

/** Where the run goes when a step closes: the first way that holds, else the following step; null is the end. */
export const stepAfter = (state: RunState, visit: StepState, step: Step): string | null => {
  const { steps } = state.template;
  const way = (step.next ?? []).find(({ when }) => when === undefined || holds(state, visit, when));
  if (way?.to === "end") return null;
  if (way !== undefined && steps.some(({ key }) => key === way.to)) return way.to;
  return isRefused(state, visit)
    ? null
    : (steps[steps.findIndex(({ key }) => key === visit.key) + 1]?.key ?? null);
};

/** Whether a refusal ends this step: its template says where to go then. Otherwise a new version may be put. */
export const refusalIsFinal = (step: Step, part: Pick<Part, "tie">): boolean =>
  (step.next ?? []).some(
    ({ when }) => when !== undefined && "gate" in when && (when.gate === "refused" || isTied(part)),
  );
