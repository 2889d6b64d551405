import type { NumberedEvent } from "../../domain/event.ts";

/** What is on record so far, in order; what is judged is judged by what came before it. */
export type Past = readonly NumberedEvent[];

export type Of<T extends NumberedEvent["type"]> = Extract<NumberedEvent, { readonly type: T }>;

/**
 * Something on record that stands against the word "co-produced". `rule`: its number in "What nobody can do"; 0 is a rule of
 * sign-off itself. `events`: the versions that show it. `refusable`: the decider must have refused the act that led to it, so that
 * it is on no record at all; the others are for the verdict to judge. `onwards`: it marks every later step too.
 */
export type Breach = {
  readonly rule: number;
  readonly why: string;
  readonly events: readonly number[];
  readonly refusable: boolean;
  readonly onwards?: true;
};

/** A breach that the decider can't prevent: what it rests on happened in the world, or is for people to weigh. */
export const breach = (rule: number, why: string, ...events: readonly number[]): Breach => ({
  rule,
  why,
  events,
  refusable: false,
});

/** A breach by an act that must have been refused. */
export const forbidden = (rule: number, why: string, ...events: readonly number[]): Breach => ({
  ...breach(rule, why, ...events),
  refusable: true,
});

/**
 * What follows from a list and one thing more, found once for each: a list that is judged is never changed. The judge asks the same
 * of the same list again and again.
 */
export const remembered = <A, R>(
  found: (past: Past, about: A) => R,
): ((past: Past, about: A) => R) => {
  const known = new WeakMap<Past, Map<A, R>>();
  return (past, about) => {
    let of = known.get(past);
    if (of === undefined) known.set(past, (of = new Map<A, R>()));
    const before = of.get(about);
    if (before !== undefined) return before;
    const now = found(past, about);
    of.set(about, now);
    return now;
  };
};

const types = remembered((past: Past, _: "types") => Map.groupBy(past, ({ type }) => type));

export const all = <T extends NumberedEvent["type"]>(past: Past, type: T): readonly Of<T>[] =>
  (types(past, "types").get(type) ?? []).filter((event): event is Of<T> => event.type === type);

/** What was found to be before an event, last. */
const pasts = new WeakMap<NumberedEvent, Past>();

/**
 * What was on record before an event. A list that goes on from another has the same past of the same event: it is the same list
 * then, so that what was found of it is known.
 */
export const before = (events: Past, event: NumberedEvent): Past => {
  if ((events.at(-1)?.version ?? 0) < event.version) return events;
  const past = events.filter(({ version }) => version < event.version);
  const known = pasts.get(event);
  if (known?.length === past.length && past.every((one, index) => known[index] === one))
    return known;
  pasts.set(event, past);
  return past;
};

/** The events that were recorded together with this one: of one act, at one time. */
export const together = (events: Past, event: NumberedEvent): Past =>
  events.filter(
    (other) =>
      other.at === event.at &&
      other.actor.id === event.actor.id &&
      Math.abs(other.version - event.version) < 50,
  );

/** Whether somebody did this themselves. */
export const isBy = ({ actor }: NumberedEvent, member: string): boolean =>
  actor.id === member && actor.role !== "engine";
