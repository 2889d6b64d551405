import { proxyActivities } from "@temporalio/workflow";
import type { Plan } from "../domain/plan.ts";
import { noticeKeyName as nameOf } from "../domain/rules/notices.ts";
import type { NoticeKey } from "../domain/state.ts";
import type { NoticeActivities } from "./activities.ts";

const { notify } = proxyActivities<NoticeActivities>({
  startToCloseTimeout: "2m",
  retry: { initialInterval: "5s", backoffCoefficient: 2, maximumInterval: "15m" },
  summary: "Tell people",
});

/** A notice that is neither sent nor failed on record, though it was handed over this often, is left alone. */
const tries = 3;

/** Activities at once for one run. What is due beyond them is handed over with a later plan: each of them ends with one. */
const most = 4;

export type Notifier = {
  /** Answers the plan after sending, or null when there was nothing new to send, or too much is being sent already. */
  send(notices: readonly NoticeKey[]): Promise<Plan> | null;
  /** Whether nothing is being sent. */
  isIdle(): boolean;
  /** Whether some of these would still be sent. */
  isFresh(notices: readonly NoticeKey[]): boolean;
  /** When some that had to wait are to be handed over again, ISO 8601 UTC; null: none wait. */
  again(): string | null;
  /** The record is looked at anew: what waited until now is handed over with what is found. */
  passed(): void;
};

/** Hands notices to the activity that sends them, each of them to one activity at a time. */
export function createNotifier(run: string): Notifier {
  type Told = { readonly times: number; readonly underWay: boolean; readonly from: number };
  const told = new Map<string, Told>();
  let activities = 0;
  let again: string | null = null;

  const isFresh = (notice: NoticeKey): boolean => {
    const before = told.get(nameOf(notice));
    if (before === undefined) return true;
    return !before.underWay && before.times < tries && before.from <= Date.now();
  };

  const send = async (notices: readonly NoticeKey[]): Promise<Plan> => {
    for (const notice of notices) {
      const times = (told.get(nameOf(notice))?.times ?? 0) + 1;
      told.set(nameOf(notice), { times, underWay: true, from: 0 });
    }
    activities += 1;
    const { again: waits, ...plan } = await notify(run, notices);
    activities -= 1;
    if (waits !== undefined && (again === null || waits < again)) again = waits;
    for (const notice of notices) {
      const times = told.get(nameOf(notice))?.times ?? 1;
      const from = waits === undefined ? 0 : Date.parse(waits);
      // To wait is no try. What was sent of them is on record, and does not come up again.
      told.set(nameOf(notice), { times: from === 0 ? times : times - 1, underWay: false, from });
    }
    return plan;
  };

  return {
    send(notices) {
      if (activities >= most) return null;
      const fresh = notices.filter(isFresh);
      return fresh.length === 0 ? null : send(fresh);
    },
    isIdle: () => activities === 0,
    isFresh: (notices) => notices.some(isFresh),
    again: () => again,
    passed() {
      if (again !== null && Date.parse(again) <= Date.now()) again = null;
    },
  };
}
