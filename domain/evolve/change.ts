import type { NumberedEvent } from "../event.ts";
import type { Poll } from "../blocks/poll/state.ts";
import { own } from "../rules/lookup.ts";
import type { Member, Part, Request, RunState, StepState } from "../state.ts";

/** The recorded event of one type. */
export type Of<T extends NumberedEvent["type"]> = Extract<NumberedEvent, { readonly type: T }>;

/** Tables and lists that the fold which is adding an event made itself and has shown to nobody; null outside of a fold. */
let made: WeakSet<object> | null = null;

/** Does some work, synchronously, in which tables and lists of this set are changed where they are; those made meanwhile join it. */
export const inPlace = <T>(tables: WeakSet<object>, work: () => T): T => {
  const outer = made;
  made = tables;
  try {
    return work();
  } finally {
    made = outer;
  }
};

/**
 * The table with one entry set. Copied entry by entry: V8 spreads a table of a thousand keys up to ten times more slowly once
 * it has seen many shapes, and a thousand people may answer at once.
 */
export const withEntry = <T>(
  record: { readonly [key: string]: T },
  key: string,
  value: T,
): { readonly [key: string]: T } => {
  if (made?.has(record) === true) {
    Reflect.set(record, key, value);
    return record;
  }
  const copy: { [key: string]: T } = {};
  for (const each of Object.keys(record)) {
    const kept = record[each];
    if (kept !== undefined) copy[each] = kept;
  }
  copy[key] = value;
  made?.add(copy);
  return copy;
};

/** The list with one more at its end: thousands of answers are replaced in a large group, one after another. */
export const withItem = <T>(list: readonly T[], item: T): readonly T[] => {
  if (made?.has(list) === true) {
    Reflect.set(list, list.length, item);
    return list;
  }
  const copy = [...list, item];
  made?.add(copy);
  return copy;
};

const changed = <T>(
  record: { readonly [key: string]: T },
  key: string,
  change: (value: T) => T,
): { readonly [key: string]: T } => {
  const value = own(record, key);
  return value === undefined ? record : withEntry(record, key, change(value));
};

/** Each answers the state with one thing changed; what the state does not hold changes nothing. */
export const onMember = (
  state: RunState,
  id: string,
  change: (member: Member) => Member,
): RunState => ({ ...state, members: changed(state.members, id, change) });

export const onPart = (state: RunState, id: string, change: (part: Part) => Part): RunState => ({
  ...state,
  parts: changed(state.parts, id, change),
});

export const onRequest = (
  state: RunState,
  id: string,
  change: (request: Request) => Request,
): RunState => ({ ...state, requests: changed(state.requests, id, change) });

export const onPoll = (state: RunState, id: string, change: (poll: Poll) => Poll): RunState => ({
  ...state,
  polls: changed(state.polls, id, change),
});

/** Changes the newest visit of a step. */
export const onStep = (
  state: RunState,
  key: string,
  change: (step: StepState) => StepState,
): RunState => {
  const index = state.steps.findLastIndex((step) => step.key === key);
  return { ...state, steps: state.steps.map((s, i) => (i === index ? change(s) : s)) };
};

/** Changes every entry of a table that `when` picks; the same table when it picks none. */
export const everywhere = <T>(
  record: { readonly [key: string]: T },
  when: (value: T) => boolean,
  change: (value: T) => T,
): { readonly [key: string]: T } => {
  const entries = Object.entries(record);
  if (!entries.some(([, value]) => when(value))) return record;
  return Object.fromEntries(entries.map(([key, v]) => [key, when(v) ? change(v) : v]));
};
