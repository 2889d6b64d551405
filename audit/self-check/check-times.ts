import type { PoolClient } from "pg";
import { timeOfUuidV7 } from "../uuid-v7.ts";
import type { SelfCheckProblem } from "./check-log.ts";

type Row = { id: string; run: string; version: number; at: Date; before: Date | null };

/** Events that are before what they follow in their run. */
const BACKWARDS = `
  select id, run, version, at, before from (
    select id, run, version, at, lag(at) over (partition by run order by version) as before from record.event
  ) as e where at < before limit 100`;

/** Events whose id says another time than they say themselves. */
const UNFIT = `
  select id, run, version, at, null as before from record.event
  where ('x' || replace(left(id::text, 13), '-', ''))::bit(48)::bigint
    <> (extract(epoch from at) * 1000)::bigint limit 100`;

/** Events later than the time at which somebody else saw a log that held them. Clocks may differ by five minutes. */
const AHEAD = `
  select e.id, e.run, e.version, e.at, to_timestamp(min(c.time)) as before
  from record.event as e join record.sequence as s on s.event = e.id
  join record.cosignature as c on c.size > s.position
  where e.at > to_timestamp(c.time) + interval '5 minutes'
  group by e.id limit 100`;

/** Times never run backwards in a run, fit the events' ids, and are not ahead of a witness's. */
export async function checkTimes(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const say = async (query: string, what: (row: Row) => string) => {
    const { rows } = await client.query<Row>(query);
    return rows.map(
      (row) => `Event ${row.id} (run ${row.run}, version ${row.version}) ${what(row)}.`,
    );
  };
  const iso = (time: Date | null): string => time?.toISOString() ?? "";
  return [
    ...(await say(
      BACKWARDS,
      ({ at, before }) => `is of ${iso(at)}, before the event that it follows, of ${iso(before)}`,
    )),
    ...(await say(
      UNFIT,
      ({ id, at }) => `is of ${iso(at)}, and its id of ${new Date(timeOfUuidV7(id)).toISOString()}`,
    )),
    ...(await say(
      AHEAD,
      ({ at, before }) => `is of ${iso(at)}, and a witness saw it in the log at ${iso(before)}`,
    )),
  ];
}
