import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { EventType } from "../../domain/event.ts";

/** Pages of history read for one page of ours: a bound, not a promise. */
const MOST_PAGES = 20;

/** Every entry of some types, oldest first. */
export async function allHistory(
  { runs }: Services,
  principal: Principal,
  run: string,
  types: readonly EventType[],
): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let after: string | number = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await runs.history(principal, run, { types, after, limit: 200 });
    if (found === null) break;
    entries.push(...found.items);
    if (found.next === null) break;
    after = found.next;
  }
  return entries;
}
