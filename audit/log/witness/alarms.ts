import type { Pool, PoolClient } from "pg";

type Queries = Pick<Pool | PoolClient, "query">;

/**
 * A witness contradicts the log. `forked`: it cosigned another history. `rolled-back`: it cosigned more entries than the
 * log now has. `witness`: its key's name. `size`: of the checkpoint that it was shown.
 */
export type WitnessAlarm = {
  readonly witness: string;
  readonly code: "forked" | "rolled-back";
  readonly size: number;
  readonly message: string;
};

/** The newest alarm of one witness. `isSettled`: it has cosigned since, so what was wrong was put right. */
export type StoredAlarm = WitnessAlarm & {
  readonly at: Date;
  readonly isSettled: boolean;
};

/** Keeps an alarm; one that goes on, once an hour. */
export const storeAlarm = async (db: Queries, alarm: WitnessAlarm): Promise<void> => {
  await db.query(
    `insert into record.witness_alarm (witness, code, size, message)
     select $1, $2, $3, $4 where not exists (
       select 1 from record.witness_alarm
       where witness = $1 and code = $2 and at > now() - interval '1 hour')`,
    [alarm.witness, alarm.code, alarm.size, alarm.message],
  );
};

/** The newest alarm of each witness that ever raised one. */
export const readAlarms = async (db: Queries): Promise<readonly StoredAlarm[]> => {
  const { rows } = await db.query<{
    witness: string;
    code: WitnessAlarm["code"];
    size: string;
    message: string;
    at: Date;
    isSettled: boolean;
  }>(
    `select distinct on (a.witness) a.witness, a.code, a.size, a.message, a.at,
            exists (select 1 from record.cosignature as c
                    where split_part(c.witness, '+', 1) = a.witness and c.at > a.at) as "isSettled"
     from record.witness_alarm as a order by a.witness, a.id desc`,
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
};

/** Where a witness stands with the log. `entriesBehind`: signed by the log, and not yet cosigned by it. */
export type WitnessStanding = {
  readonly witness: string;
  /** Seconds since 1970, as it says itself; null before its first cosignature. */
  readonly cosignedAt: number | null;
  readonly entriesBehind: number;
  readonly alarms: number;
};

/** @param keys verifier keys of the witnesses that the installation asks. */
export const readStandings = async (
  db: Queries,
  keys: readonly string[],
): Promise<readonly WitnessStanding[]> => {
  if (keys.length === 0) return [];
  const { rows } = await db.query<{
    witness: string;
    time: string | null;
    behind: string;
    alarms: string;
  }>({
    name: "witness-standings",
    text: `select split_part(k.key, '+', 1) as witness, c.time,
                  coalesce((select max(size) from record.checkpoint), 0) - coalesce(c.size, 0) as behind,
                  (select count(*) from record.witness_alarm as a
                   where a.witness = split_part(k.key, '+', 1)) as alarms
           from unnest($1::text[]) as k (key)
           left join lateral (select size, time from record.cosignature
                              where witness = k.key order by size desc limit 1) as c on true`,
    values: [keys],
  });
  return rows.map(({ witness, time, behind, alarms }) => ({
    witness,
    cosignedAt: time === null ? null : Number(time),
    entriesBehind: Number(behind),
    alarms: Number(alarms),
  }));
};
