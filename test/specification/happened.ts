import { ENGINE } from "../../domain/actor.ts";
import type { DomainEvent } from "../../domain/event.ts";
import { evolve } from "../../domain/evolve.ts";
import type { RunState } from "../../domain/state.ts";
import { manager, MONDAY, who } from "./scene.ts";

/** An event as it stands in the record. `by`: a member; absent: the programme manager. `time`: ISO 8601 UTC; absent: Monday. */
export type Happened = DomainEvent & { readonly by?: string; readonly time?: string };

const actorOf = (by: string | undefined) => {
  if (by === undefined) return manager;
  return by === ENGINE.id ? ENGINE : who(by);
};

/** The state after events that happened one after another, whatever deciding would have said to them. */
export const after = (state: RunState, ...events: readonly Happened[]): RunState =>
  events.reduce<RunState>(
    (before, { by, time = MONDAY, ...event }) =>
      evolve(before, { ...event, version: before.version + 1, at: time, actor: actorOf(by) }),
    state,
  );

/** What of a state is another than before, but for the version. */
export const changed = (before: RunState, now: RunState): Partial<RunState> =>
  Object.fromEntries(
    Object.entries(now).filter(
      ([key, value]) => key !== "version" && !Object.is(value, Reflect.get(before, key)),
    ),
  );

/** Who is owed which notice, and what became of it. */
export const owed = (state: RunState) =>
  Object.entries(state.owed).flatMap(([about, { notices }]) =>
    Object.values(notices).map(
      ({ kind, member, result }) => `${kind} ${about} ${member} ${result}`,
    ),
  );
/** As `owed` tells it: several people’s notices of one kind. */
export const to = (kind: string, about: string, result: string, ...members: readonly string[]) =>
  members.map((member) => `${kind} ${about} ${member} ${result}`);
