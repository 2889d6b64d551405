import type { Pool } from "pg";

/**
 * How far each run's workflow has been told, in `record.delivered`. It only spares the safety net work, so its writes are
 * batched and need not survive a crash: a version that was not noted is told once more.
 */
export type DeliveredVersions = {
  note(run: string, version: number): void;
  /** Versions on record as delivered, for those of the runs that have one. */
  read(runs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Writes what is still to be noted. */
  flush(): Promise<void>;
};

/** @param every milliseconds between writes. */
export function createDeliveredVersions(pool: Pool, every = 250): DeliveredVersions {
  let noted = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const batch = noted;
    noted = new Map();
    if (batch.size === 0) return;
    try {
      await pool.query({
        name: "note-delivered",
        // In the order of runs, so that two writers never wait for each other in a circle.
        text: `insert into record.delivered as d (run, version)
               select n.run, n.version
               from (select set_config('synchronous_commit', 'off', true)) as quick,
                 unnest($1::uuid[], $2::int[]) as n (run, version)
               order by n.run
               on conflict (run) do update set version = excluded.version
               where d.version < excluded.version`,
        values: [[...batch.keys()], [...batch.values()]],
      });
    } catch {
      for (const [run, version] of batch) noted.set(run, Math.max(version, noted.get(run) ?? 0));
    }
  };

  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(write);
    return writing;
  };

  return {
    note(run, version) {
      noted.set(run, Math.max(version, noted.get(run) ?? 0));
      timer ??= setTimeout(() => void flush(), every).unref();
    },
    async read(runs) {
      const { rows } = await pool.query<{ run: string; version: number }>({
        name: "read-delivered",
        text: "select run, version from record.delivered where run = any ($1::uuid[])",
        values: [runs],
      });
      return new Map(rows.map(({ run, version }) => [run, version]));
    },
    flush,
  };
}
