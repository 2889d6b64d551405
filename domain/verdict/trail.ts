import type { Recorded } from "../event.ts";
import { evolve } from "../evolve.ts";
import { initial } from "../initial.ts";
import type { Part, RunState } from "../state.ts";
import type { Template } from "../template.ts";

/** An event as an auditor holds it. `id`: what findings cite. */
export type TrailEvent = Recorded & { readonly id: string };

/** One step of a trail: the event with the state just before and just after it. */
export type Step = {
  readonly event: TrailEvent;
  readonly before: RunState;
  readonly after: RunState;
};

/** A whole trail, folded once for all rules. */
export type Trail = { readonly steps: readonly Step[]; readonly end: RunState };

/** Folds a run's events, in the order of their versions, by the rules of the template that the run pinned. */
export const foldTrail = (template: Template, events: readonly TrailEvent[]): Trail => {
  let state = initial(template);
  const steps = events.map((event): Step => {
    const before = state;
    state = evolve(before, event);
    return { event, before, after: state };
  });
  return { steps, end: state };
};

/** The event narrowed to one type, with the states around it. */
export type StepOf<T extends Recorded["type"]> = Step & {
  readonly event: Extract<TrailEvent, { type: T }>;
};

export const stepsOf = <T extends Recorded["type"]>(trail: Trail, type: T): readonly StepOf<T>[] =>
  trail.steps.filter((step): step is StepOf<T> => step.event.type === type);

/** Where a part belongs. */
export const placeOf = (part: Part): { readonly stage: string; readonly visit: number } => ({
  stage: part.stage,
  visit: part.visit,
});

/** The run's version numbers to event ids, for citing an answer that the state keeps by version. */
export const idsByVersion = (trail: Trail): ReadonlyMap<number, string> =>
  new Map(trail.steps.map(({ event }) => [event.version, event.id]));
