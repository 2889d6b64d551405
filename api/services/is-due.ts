import { plan, type Plan } from "../../domain/plan.ts";
import type { RunState } from "../../domain/state.ts";

/** Members from which on nobody waits to find out what a run has to do: its workflow looks a little later. */
const LARGE_GROUP = 300;

/**
 * Whether a run's engine has something to do now, as far as this process knows.
 * @param known the folded state of a run, if it is in memory.
 */
export const createIsDue =
  (known: (run: string) => { readonly state: RunState } | null, now: () => Date) =>
  (run: string): boolean => {
    const folded = known(run);
    if (folded === null) return true;
    // To find out takes a quarter of a second in a group of thousands, and everybody's answers would wait for that.
    if (Object.keys(folded.state.members).length > LARGE_GROUP) return false;
    return hasOrders(plan(folded.state, now().toISOString()));
  };

const hasOrders = ({ orders, parts, notices }: Plan): boolean =>
  orders.length > 0 ||
  notices.length > 0 ||
  parts.some((part) => part.orders.length > 0 || part.notices.length > 0);
