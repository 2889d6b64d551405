import type { Pool, PoolClient } from "pg";
import type { DamageCode, DamagedRun } from "./damaged-run.ts";

type Queries = Pick<Pool | PoolClient, "query">;

/** A run that a follower has set aside. `position`: of its first event in the log that was not handled. */
export type SetAside = { readonly run: string; readonly position: number; readonly tries: number };

/**
 * Sets a run aside, or sets down that another try failed: nothing is tried again before `seconds` have passed.
 * @param position null for a follower that does not go by the log. @returns whether this is news: it was not set aside before.
 */
export async function setAside(
  db: Queries,
  follower: string,
  { at, code, message }: DamagedRun,
  position: number | null,
  seconds: number,
): Promise<boolean> {
  const { rows } = await db.query<{ isNew: boolean }>({
    name: "set-aside",
    text: `insert into record.set_aside as s (follower, run, position, event, version, code, message, retry_at)
           values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))
           on conflict (follower, run) do update set
             position = case when s.released_at is null then s.position else excluded.position end,
             since = case when s.released_at is null then s.since else now() end,
             tries = case when s.released_at is null then s.tries + 1 else 0 end,
             event = excluded.event, version = excluded.version, code = excluded.code,
             message = excluded.message, retry_at = excluded.retry_at, released_at = null
           returning tries = 0 as "isNew"`,
    values: [follower, at.run, position, at.event, at.version, code, message, seconds],
  });
  return rows[0]?.isNew ?? false;
}

/** Sets down that runs can be read again; those that were not set aside are passed over. */
export async function release(
  db: Queries,
  follower: string,
  runs: readonly string[],
): Promise<void> {
  if (runs.length === 0) return;
  await db.query({
    name: "release",
    text: `update record.set_aside set released_at = now()
           where follower = $1 and run = any ($2::uuid[]) and released_at is null`,
    values: [follower, runs],
  });
}

/** As `release`, of all that a follower had set aside but these: it has just looked at every run. */
export async function releaseOthers(
  db: Queries,
  follower: string,
  runs: readonly string[],
): Promise<void> {
  await db.query({
    name: "release-others",
    text: `update record.set_aside set released_at = now()
           where follower = $1 and run <> all ($2::uuid[]) and released_at is null`,
    values: [follower, runs],
  });
}

/** What a follower of the log has set aside. */
export async function readSetAside(db: Queries, follower: string): Promise<readonly SetAside[]> {
  const { rows } = await db.query<{ run: string; position: string; tries: number }>({
    name: "read-set-aside",
    text: `select run, position, tries from record.set_aside
           where follower = $1 and position is not null and released_at is null`,
    values: [follower],
  });
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** A run that some follower can't read now. */
export type RunAlarm = {
  readonly run: string;
  readonly code: DamageCode;
  readonly event: string;
  readonly version: number;
  readonly message: string;
  readonly since: Date;
  /** Who has set it aside, in the order of their names. */
  readonly followers: readonly string[];
};

/** Every run that is set aside now, the oldest first. */
export async function readRunAlarms(db: Queries): Promise<readonly RunAlarm[]> {
  const { rows } = await db.query<RunAlarm>({
    name: "run-alarms",
    text: `select * from (
             select distinct on (s.run) s.run, s.code, s.event, s.version, s.message, s.since,
               array(select f.follower from record.set_aside as f
                     where f.run = s.run and f.released_at is null order by f.follower) as followers
             from record.set_aside as s where s.released_at is null
             order by s.run, s.version, s.since) as a
           order by since, run`,
  });
  return rows;
}
