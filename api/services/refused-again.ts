import type { Pool } from "pg";

/** Milliseconds until counts are written. */
const DELAY = 100;

/** How often refused acts were tried again, beside the entries that list them: a count, and no further entry. */
export type RefusedAgain = {
  /** Never waits and never fails. */
  count(run: string, version: number): void;
  /** How often more than once, by `run/version`. */
  ofRuns(runs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Writes what was counted; what can't be written is kept for the next time. */
  flush(): Promise<void>;
};

export function createRefusedAgain(pool: Pool, onError: (error: unknown) => void): RefusedAgain {
  let waiting = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;

  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const batch = waiting;
    waiting = new Map();
    if (batch.size === 0) return;
    const rows = [...batch].map(([key, times]) => ({ ...placeOf(key), times }));
    try {
      await pool.query(
        `insert into record.refused_again as r (run, version, times)
         select * from unnest($1::uuid[], $2::int[], $3::bigint[])
         on conflict (run, version) do update set times = r.times + excluded.times`,
        [
          rows.map(({ run }) => run),
          rows.map(({ version }) => version),
          rows.map(({ times }) => times),
        ],
      );
    } catch (error) {
      for (const [key, times] of batch) waiting.set(key, (waiting.get(key) ?? 0) + times);
      onError(error);
    }
  };

  return {
    count(run, version) {
      const key = `${run}/${version}`;
      waiting.set(key, (waiting.get(key) ?? 0) + 1);
      timer ??= setTimeout(() => void flush(), DELAY);
    },
    async ofRuns(runs) {
      const { rows } = await pool.query<{ run: string; version: number; times: string }>(
        "select run, version, times from record.refused_again where run = any ($1::uuid[])",
        [runs],
      );
      return new Map(rows.map(({ run, version, times }) => [`${run}/${version}`, Number(times)]));
    },
    flush,
  };
}

const placeOf = (key: string): { readonly run: string; readonly version: number } => {
  const [run = "", version = ""] = key.split("/");
  return { run, version: Number(version) };
};
