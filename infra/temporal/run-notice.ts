import { ACTS, type Act, type EventType } from "../../domain/event.ts";
import type { SignalPayload } from "../../workflows/activities.ts";

/** As much of a recorded event as delivery needs. */
export type CommittedEvent = {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly actor: { readonly role: string };
  readonly data: object;
};

/**
 * What a run's workflow has to be told: that the run is there (`launched`), and which acts are on record up to `version`.
 * Acts of one kind share a signal.
 */
export type RunNotice = {
  readonly launched: boolean;
  readonly version: number;
  readonly acts: ReadonlyMap<Act, SignalPayload>;
};

const isAct = (type: string): type is Act => acts.has(type);
const acts: ReadonlySet<string> = new Set(ACTS);
/** Recorded in the engine's name, but not by the run's workflow. */
const FROM_ELSEWHERE: readonly EventType[] = ["noticeReturned", "askedRunAnswered"];
const LAUNCH: EventType = "runLaunched";

/** Null when none of these events is news to the run's workflow: it knows what it did itself. */
export function noticeOf(events: readonly CommittedEvent[]): RunNotice | null {
  const launched = events.some(({ type }) => type === LAUNCH);
  const told = events.filter(
    ({ type, actor }) => isAct(type) && (actor.role !== "engine" || FROM_ELSEWHERE.includes(type)),
  );
  const version = Math.max(0, ...events.map((event) => event.version));
  if (launched) return { launched, version, acts: new Map() };
  if (told.length === 0) return null;
  return told
    .map((event): RunNotice => ({ launched, version, acts: payloadsOf(event, version) }))
    .reduce(mergeNotices);
}

export const mergeNotices = (earlier: RunNotice, later: RunNotice): RunNotice => {
  const version = Math.max(earlier.version, later.version);
  const merged = new Map<Act, SignalPayload>();
  for (const [act, word] of [...earlier.acts, ...later.acts]) {
    const other = merged.get(act);
    merged.set(act, {
      events: [...(other?.events ?? []), ...word.events],
      version,
      parts: other === undefined ? word.parts : both(other.parts, word.parts),
    });
  }
  return { launched: earlier.launched || later.launched, version, acts: merged };
};

/** No part named means the whole run, which includes every part. */
const both = (some: readonly string[], more: readonly string[]): readonly string[] =>
  some.length === 0 || more.length === 0 ? [] : [...new Set([...some, ...more])];

const payloadsOf = (event: CommittedEvent, version: number): RunNotice["acts"] =>
  isAct(event.type)
    ? new Map([[event.type, { events: [event.id], version, parts: partsOf(event.data) }]])
    : new Map();

const partsOf = (data: object): readonly string[] =>
  "part" in data && typeof data.part === "string" ? [data.part] : [];
