import type { Period } from "../period.ts";
import type { FieldValue } from "../sealed.ts";
import type { Part, RunState, StageState } from "../state.ts";
import type { ParameterValue, Stage } from "../template.ts";
import { addPeriod, timesPeriod } from "./calendar.ts";
import { JOIN, newestVersion, own } from "./lookup.ts";

/** What a stage's arrangement asks for next. `key`s are the arrangement's own; null for a part without one. */
export type Next =
  | { readonly kind: "open"; readonly key: string | null }
  | { readonly kind: "busy" }
  | { readonly kind: "interval"; readonly at: string }
  | { readonly kind: "sites" }
  | { readonly kind: "complete" };

const partsOf = (state: RunState, stage: StageState): readonly Part[] =>
  stage.parts.flatMap((id) => own(state.parts, id) ?? []);

/** The keys of the parts that open together with their stage. */
export const firstKeys = (definition: Stage): readonly (string | null)[] => {
  const arrangement = definition.arrangement;
  switch (arrangement.kind) {
    case "at-once":
      return arrangement.parts.map((part) => part.key);
    case "in-order":
      return arrangement.parts.slice(0, 1).map((part) => part.key);
    case "sites":
      return [];
    case "one":
    case "rounds":
    case "intervals":
      return [null];
  }
};

/** The title that the arrangement gives a part, or null. */
export const titleOf = (
  parameters: RunState["parameters"],
  definition: Stage,
  key: string | null,
): string | null => {
  const arrangement = definition.arrangement;
  if (arrangement.kind !== "at-once" && arrangement.kind !== "in-order") return null;
  const named = arrangement.parts.find((part) => part.key === key);
  if (named !== undefined) {
    const stated = named.titleFrom === undefined ? undefined : own(parameters, named.titleFrom);
    return typeof stated === "string" ? stated : named.title;
  }
  return arrangement.kind === "at-once" && key === JOIN ? (arrangement.join?.title ?? null) : null;
};

const asPeriod = (value: ParameterValue | undefined): Period | undefined =>
  typeof value === "object" ? value : undefined;

const asCount = (value: ParameterValue | undefined): number =>
  typeof value === "number" ? value : 1;

const wantsAgain = (
  part: Part | undefined,
  again: { readonly section: string; readonly field: string; readonly value: string },
): boolean => {
  if (part === undefined || part.gate === "overridden") return false;
  const version = newestVersion(part);
  return version?.sections[again.section]?.fields[again.field] === again.value;
};

const nextInterval = (state: RunState, stage: StageState, every: string, done: number): Next => {
  const period = asPeriod(own(state.parameters, every));
  if (period === undefined || state.calendar === null) return { kind: "open", key: null };
  const due = addPeriod(stage.openedAt, timesPeriod(period, done), state.calendar);
  return { kind: "interval", at: new Date(Date.parse(due) + stage.pausedMs).toISOString() };
};

/** What comes next in an open stage, from its parts alone: only `interval` has to do with time. */
export const nextInStage = (state: RunState, stage: StageState, definition: Stage): Next => {
  const parts = partsOf(state, stage);
  const arrangement = definition.arrangement;
  if (parts.some((part) => part.status === "open")) return { kind: "busy" };
  if (isRefused(state, stage)) return { kind: "complete" };
  switch (arrangement.kind) {
    case "one":
      return { kind: "complete" };
    case "at-once":
      return arrangement.join && parts.length === arrangement.parts.length
        ? { kind: "open", key: JOIN }
        : { kind: "complete" };
    case "in-order": {
      const next = arrangement.parts[parts.length];
      return next ? { kind: "open", key: next.key } : { kind: "complete" };
    }
    case "rounds":
      return wantsAgain(parts.at(-1), arrangement.again)
        ? { kind: "open", key: null }
        : { kind: "complete" };
    case "sites":
      return stage.sitesComplete ? { kind: "complete" } : { kind: "sites" };
    case "intervals":
      return parts.length >= asCount(own(state.parameters, arrangement.count))
        ? { kind: "complete" }
        : nextInterval(state, stage, arrangement.every, parts.length);
  }
};

/** The key of the part to open at `now`, or undefined when there is none to open. */
export const partDue = (next: Next, now: string): { readonly key: string | null } | undefined => {
  if (next.kind === "open") return { key: next.key };
  return next.kind === "interval" && next.at <= now ? { key: null } : undefined;
};

/** Whether the newest visit of a stage ended in a refusal that the template makes final. */
export const isRefused = (state: RunState, stage: StageState): boolean =>
  partsOf(state, stage).some((part) => part.gate === "refused" && part.status === "closed");

const byChoice = (definition: Stage, answerTo: AnswerTo): string | undefined => {
  if (definition.goesTo === undefined) return undefined;
  const answer = answerTo(definition.goesTo.section, definition.goesTo.field);
  return typeof answer === "string" ? own(definition.goesTo.stages, answer) : undefined;
};

const byAmount = (state: RunState, definition: Stage, answerTo: AnswerTo): string | undefined => {
  if (definition.splitsAt === undefined) return undefined;
  const { section, field, over, above, otherwise } = definition.splitsAt;
  const amount = answerTo(section, field);
  const limit = own(state.parameters, over);
  if (typeof amount !== "number" || typeof limit !== "number") return undefined;
  return amount > limit ? above : otherwise;
};

type AnswerTo = (section: string, field: string) => FieldValue | undefined;

/** Where the run goes when a stage closes: by its own choice or amount, else the following stage; null is the end. */
export const stageAfter = (
  state: RunState,
  stage: StageState,
  definition: Stage,
): string | null => {
  if (isRefused(state, stage)) return null;
  const last = partsOf(state, stage).at(-1);
  const sections = last && newestVersion(last)?.sections;
  const answerTo: AnswerTo = (section, field) => sections?.[section]?.fields[field];
  const way = byChoice(definition, answerTo) ?? byAmount(state, definition, answerTo);
  if (way === "end") return null;
  const stages = state.template.stages;
  const following = stages[stages.findIndex((s) => s.key === stage.key) + 1]?.key ?? null;
  return way !== undefined && stages.some((s) => s.key === way) ? way : following;
};
