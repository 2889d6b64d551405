import type { Plan } from "../domain/plan.ts";
import { noticeKeyName } from "../domain/rules/notices.ts";
import type { NoticeKey } from "../domain/state.ts";

/**
 * Notices that wait because their readers chose so, as this process knows them: another one finds out when it is handed them. Kept so
 * that in a large group those who wait do not stand in front of everybody else.
 */
export function createWaiting() {
  const until = new Map<string, string>();

  return {
    /** @param name of the run and the notice. @param time ISO 8601 UTC; null: it goes now. */
    set(name: string, time: string | null): void {
      if (time === null) until.delete(name);
      else until.set(name, time);
    },

    /** What has waited long enough is due. */
    forget(now: string): void {
      for (const [name, time] of until) if (time <= now) until.delete(name);
    },

    /** The first time at which one of these is due; null: none of them waits. */
    next(names: readonly string[]): string | null {
      return names.flatMap((name) => until.get(name) ?? []).toSorted()[0] ?? null;
    },

    /** The plan without what waits. */
    without(run: string, plan: Plan): Plan {
      const isDue = (key: NoticeKey) => !until.has(`${run}/${noticeKeyName(key)}`);
      return {
        ...plan,
        notices: plan.notices.filter(isDue),
        parts: plan.parts.map((part) => ({ ...part, notices: part.notices.filter(isDue) })),
      };
    },
  };
}
