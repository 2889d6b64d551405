import type { RunState } from "../state.ts";
import { own } from "./lookup.ts";

/** Refused acts of one person that a run's record lists; a log that nobody can delete from must not grow by what is refused. */
export const MOST_REFUSALS = 50;

/** What was refused, and why: the same again is the same. */
export const refusedAct = (act: {
  readonly command: string;
  readonly code: string;
  readonly about: string | null;
}): string => JSON.stringify([act.command, act.code, act.about]);

/**
 * The version of the entry that a refused act is counted with: that of the same act before, or the person's last one when
 * they have as many as are listed. Null: it gets an entry of its own.
 */
export const countedWith = (
  state: RunState,
  actor: string,
  act: Parameters<typeof refusedAct>[0],
): number | null => {
  const listed = own(state.refusals, actor) ?? [];
  const same = listed.find((entry) => entry.act === refusedAct(act));
  if (same !== undefined) return same.version;
  return listed.length < MOST_REFUSALS ? null : (listed.at(-1)?.version ?? null);
};
