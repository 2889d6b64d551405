import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { EventType } from "../../domain/event.ts";

/** What reads the history of a run. */
export type HistoryReader = { readonly runs: Pick<Services["runs"], "history"> };

/** Entries read in one go. */
const CHUNK = 200;

/** Every entry of some types about some contributions, access needs, objections or payments, the oldest first: of those that a page shows. */
export async function entriesAbout(
  { runs }: HistoryReader,
  principal: Principal,
  run: string,
  { types, matters }: { readonly types: readonly EventType[]; readonly matters: readonly string[] },
): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let after: string | number | null = matters.length === 0 ? null : 0;
  while (after !== null) {
    const found = await runs.history(principal, run, { types, matters, after, limit: CHUNK });
    entries.push(...(found?.items ?? []));
    after = found?.next ?? null;
  }
  return entries;
}

/** The newest entries of some types about a part, oldest first. */
export async function newestEntries(
  { runs }: Pick<Services, "runs">,
  principal: Principal,
  run: string,
  filter: { readonly part: string; readonly types: readonly EventType[]; readonly limit: number },
): Promise<readonly HistoryEntry[]> {
  const found = await runs.history(principal, run, { ...filter, newest: true });
  return found?.items ?? [];
}
