import type { Pool } from "pg";
import { createWriteBehind } from "./write-behind.ts";

/** How often refused acts were tried again, beside the entries that list them: a count, and no further entry. */
export type RefusedAgain = {
  /** Never waits and never fails. */
  count(run: string, version: number): void;
  /** How often more than once, by `run/version`. */
  ofRuns(runs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Writes what was counted, for some seconds at most; what then still waits goes to `onLost`. */
  close(): Promise<void>;
};

/** How often a refused act was tried again: the version of its entry in a run, and a number of times to be added. */
export type Counted = { readonly run: string; readonly version: number; readonly times: number };

/**
 * Counts may be written twice when a connection breaks as they are written.
 * @param deps.onLost gets the counts that can't be kept any longer, so that they stand at least in the process's log.
 */
export function createRefusedAgain(deps: {
  readonly pool: Pool;
  readonly onError: (error: unknown) => void;
  readonly onLost: (counts: readonly Counted[]) => void;
}): RefusedAgain {
  const { pool } = deps;
  let waiting = new Map<string, Counted>();

  const add = ({ run, version, times }: Counted): void => {
    const key = `${run}/${version}`;
    waiting.set(key, { run, version, times: (waiting.get(key)?.times ?? 0) + times });
  };

  const behind = createWriteBehind<readonly Counted[]>({
    take() {
      const counts = [...waiting.values()];
      waiting = new Map();
      return counts.length === 0 ? null : counts;
    },
    async write(counts) {
      await pool.query(
        `insert into record.refused_again as r (run, version, times)
         select * from unnest($1::uuid[], $2::int[], $3::bigint[])
         on conflict (run, version) do update set times = r.times + excluded.times`,
        [
          counts.map(({ run }) => run),
          counts.map(({ version }) => version),
          counts.map(({ times }) => times),
        ],
      );
    },
    giveBack: (counts) => counts.forEach(add),
    onError: deps.onError,
  });

  return {
    count(run, version) {
      add({ run, version, times: 1 });
      behind.soon();
    },
    async ofRuns(runs) {
      const { rows } = await pool.query<{ run: string; version: number; times: string }>(
        "select run, version, times from record.refused_again where run = any ($1::uuid[])",
        [runs],
      );
      return new Map(rows.map(({ run, version, times }) => [`${run}/${version}`, Number(times)]));
    },
    async close() {
      const cut = await behind.close();
      const lost = [...(cut ?? []), ...waiting.values()];
      if (lost.length > 0) deps.onLost(lost);
    },
  };
}
