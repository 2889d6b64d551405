import type { NumberedEvent } from "../event.ts";
import { createFold } from "../fold.ts";
import { initial } from "../initial.ts";
import { foundOnce } from "../rules/found-once.ts";
import { own } from "../rules/lookup.ts";
import type { Part, RunState, StepState } from "../state.ts";
import type { Template } from "../template.ts";

/** An event as an auditor holds it. `id`: what findings cite. */
export type TrailEvent = NumberedEvent & { readonly id: string };

/** Where something belongs: a step, and which visit of it. */
export type Place = { readonly step: string; readonly visit: number };

/** One step of a trail: the event, with the little of the state just after it that rules look at. */
export type Step = {
  readonly event: TrailEvent;
  /** The steps opened so far, in order. */
  readonly steps: readonly StepState[];
  /** Where the part belongs that the event is about; null when it is about none that the state holds. */
  readonly place: Place | null;
};

const ENDINGS = ["gatePassed", "gateOverridden"] as const;
type EndingType = (typeof ENDINGS)[number];

/** The end of a gate, with the state just before it, by which it is judged. */
export type Ending<T extends EndingType = EndingType> = StepOf<T> & { readonly before: RunState };

/**
 * A whole trail, folded once for all rules. Whole states are kept only where a gate ends: one for each event would take
 * memory that grows with the square of the group.
 */
export type Trail = {
  readonly steps: readonly Step[];
  readonly endings: readonly Ending[];
  readonly end: RunState;
};

/** The trail of a run that has no events yet, by the rules of the template that the run pinned. */
export const emptyTrail = (template: Template): Trail => ({
  steps: [],
  endings: [],
  end: initial(template),
});

/** A trail with further events, in the order of their versions. `from` stays as it is. */
export const continueTrail = (from: Trail, events: readonly TrailEvent[]): Trail => {
  const fold = createFold(from.end);
  const endings: Ending[] = [];
  const further = events.map((event): Step => {
    const before = isEnding(event) ? fold.keep() : null;
    fold.add(event);
    const { steps, parts } = fold.now();
    const id = "part" in event.data ? event.data.part : null;
    const part = typeof id === "string" ? own(parts, id) : undefined;
    const step = { event, steps, place: part === undefined ? null : placeOf(part) };
    if (before !== null && isEnding(event)) endings.push({ ...step, event, before });
    return step;
  });
  return {
    steps: [...from.steps, ...further],
    endings: [...from.endings, ...endings],
    end: fold.keep(),
  };
};

const isEnding = (event: TrailEvent): event is Ending["event"] =>
  ENDINGS.some((type) => type === event.type);

/** A step with the event narrowed to one type. */
export type StepOf<T extends NumberedEvent["type"]> = Step & {
  readonly event: Extract<TrailEvent, { type: T }>;
};

export const stepsOf = <T extends NumberedEvent["type"]>(
  trail: Trail,
  type: T,
): readonly StepOf<T>[] =>
  (byType(trail).get(type) ?? []).filter((step): step is StepOf<T> => step.event.type === type);

const byType = foundOnce(({ steps }: Trail) => Map.groupBy(steps, ({ event }) => event.type));

export const endingsOf = <T extends EndingType>(trail: Trail, type: T): readonly Ending<T>[] =>
  trail.endings.filter((step): step is Ending<T> => step.event.type === type);

/** Where a part belongs. */
export const placeOf = (part: Part): Place => ({ step: part.step, visit: part.visit });

/** The run's version numbers to event ids, for citing what the state keeps by version. */
export const idsByVersion = foundOnce(
  ({ steps }: Trail): ReadonlyMap<number, string> =>
    new Map(steps.map(({ event }) => [event.version, event.id])),
);

/** The ids of the events by which these came, in this order. */
export const idsOf = (
  trail: Trail,
  several: readonly { readonly event: number | null }[],
): readonly string[] => {
  const ids: ReadonlyMap<number | null, string> = idsByVersion(trail);
  return several.flatMap(({ event }) => ids.get(event) ?? []);
};
