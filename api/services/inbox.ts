import type { Pool } from "pg";
import { stageDefinition } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { askedIn } from "../../projections/inbox/fold.ts";
import { runsAsking } from "../../projections/inbox/query.ts";
import type { Principal } from "../principal.ts";
import type { InboxItem, Services } from "../services.ts";

/**
 * What a person is asked. The read model says in which runs; each of them is then read as it is now, so that nobody sees
 * their own answer missing or a closed gate open.
 */
export const createInbox = (
  pool: Pool,
  load: (principal: Principal, run: string) => Promise<RunState | null>,
  titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Services["inbox"] => ({
  async list(principal) {
    const { person } = principal;
    if (person === null) return [];
    const runs = await runsAsking(pool, person);
    const titled = await titles(runs);
    const items = await Promise.all(
      runs.map(async (run): Promise<readonly InboxItem[]> => {
        const state = await load(principal, run);
        if (state === null) return [];
        return askedIn(state)
          .filter((asked) => asked.person === person)
          .map(({ part, request, version, dueAt, answered }) => ({
            run,
            runTitle: titled.get(run) ?? null,
            part,
            stageTitle: stageTitleOf(state, part),
            request,
            version,
            dueAt,
            answered,
          }));
      }),
    );
    return items.flat().toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  },
});

const stageTitleOf = (state: RunState, partId: string): string => {
  const stage = state.parts[partId]?.stage ?? "";
  return stageDefinition(state, stage)?.title ?? stage;
};
