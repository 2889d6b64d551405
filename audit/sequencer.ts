import type { Pool, PoolClient } from "pg";
import { preferIndexes } from "./connection.ts";
import { COMMITTED, SEQUENCED } from "./hint.ts";
import { createLeader, type Breath, type Leader } from "./leader.ts";

/** Positions that were given in one round: `from` to `to`, both included. */
export type Sequenced = { readonly from: number; readonly to: number };

export type SequencerOptions = {
  readonly pool: Pool;
  readonly onSequenced?: (positions: Sequenced) => void;
  readonly onError?: (error: unknown) => void;
  /** Events in one round. A round looks at all that wait, so that small ones would take a long backlog's time squared. */
  readonly batch?: number;
};

const LOCK = "alongside.record.sequencer";

/**
 * A receipt gets its proof within 250 ms at p99 under 2,000 events a second. It waits for at most a rest and two rounds here,
 * and the same of the publisher: so on a busy machine, where a round takes long because others have the CPU, neither rests
 * for long; and on an idle one, where a round takes 5 ms, both rest long enough to leave PostgreSQL to writers.
 */
export const RECEIPT_BREATH: Breath = { times: 1, least: 30, most: 45 };

/** Beyond that pace, writers queue for the CPU that every further round takes, and a receipt's proof can wait. */
const CROWD_BREATH: Breath = { times: 2, least: 150, most: 250 };
/** Events a second, and so many at once that it is no accident of two moments. */
const CROWD = { perSecond: 3_000, atOnce: 200 };

/**
 * Gives every committed event its position in the log: from 0, without gaps, in the order of each run, never taken back.
 * Any number of processes may run one; one at a time does the work, and another takes over when it is gone.
 */
export function createSequencer(options: SequencerOptions): Leader {
  const { pool, onSequenced, batch = 50_000 } = options;
  let round: () => Promise<Sequenced | null> = () => Promise.resolve(null);
  let lastRound = performance.now();
  let crowded = false;
  return createLeader({
    pool,
    name: LOCK,
    channel: COMMITTED,
    begin: async (client) => {
      round = await startSequencing(client, batch);
    },
    round: async () => {
      const positions = await round();
      const seconds = (performance.now() - lastRound) / 1_000;
      lastRound = performance.now();
      if (positions === null) return false;
      onSequenced?.(positions);
      const given = positions.to - positions.from + 1;
      crowded = given > CROWD.atOnce && given / seconds > CROWD.perSecond;
      return given >= batch ? "more" : true;
    },
    breath: () => (crowded ? CROWD_BREATH : RECEIPT_BREATH),
    onError: (error) => options.onError?.(error),
  });
}

/**
 * Nothing committed late is missed. An event carries its transaction's number (`xid`), and every transaction that a
 * snapshot cannot see yet has a number from that snapshot's `xmin` on. So once all rows that a snapshot sees have
 * positions, rows below its `xmin` need never be looked at again: that `xmin` is the new floor. Rows from the floor on
 * are looked at in every round, however old their `seq`. A restored dump brings rows whose `xid` is another server's, and so
 * may lie ahead: the first rounds of a leadership look at them too, the later ones only at what this server can have written.
 * @returns a round: positions for all, or the first `batch`, of the events that have none; null when there were none.
 *   It rejects when somebody else has given one of these positions (SQLSTATE 23505): then this one leads no more.
 */
export async function startSequencing(
  client: PoolClient,
  batch: number,
): Promise<() => Promise<Sequenced | null>> {
  const { rows } = await client.query<{ next: string; floor: string }>(`
    select
      (select coalesce(max(position) + 1, 0) from record.sequence) as next,
      least(
        pg_snapshot_xmin(pg_current_snapshot()),
        (select e.xid from record.event as e
         where not exists (select from record.sequence as s where s.event = e.id)
         order by e.xid limit 1)
      ) as floor`);
  let next = Number(rows[0]?.next);
  let floor = rows[0]?.floor;
  let beginning = true;
  await preferIndexes(client);

  return async () => {
    // One statement, so that the rows and `xmin` come from one snapshot. Within a run, `seq` grows with the version,
    // because a writer draws it while it holds the run's head.
    const result = await client.query<{ given: number; xmin: string }>(
      `with fresh as (
         select e.id, e.run, e.version, row_number() over (order by e.seq) as ordinal
         from record.event as e
         where e.xid >= $1 and ($4 or e.xid < pg_snapshot_xmax(pg_current_snapshot()))
           and not exists (select from record.sequence as s where s.event = e.id)
         order by e.seq limit $3
       ), given as (
         insert into record.sequence (position, event, run, version)
         select $2::bigint + ordinal - 1, id, run, version from fresh returning position
       ), counted as (
         select count(*)::int as given from given
       )
       select given, pg_snapshot_xmin(pg_current_snapshot()) as xmin,
         case when given > 0 then pg_notify('${SEQUENCED}', '') end
       from counted`,
      [floor, next, batch, beginning],
    );
    const [row] = result.rows;
    if (row === undefined) throw new Error("The sequencer's statement answered no row.");
    if (row.given < batch) {
      floor = row.xmin;
      beginning = false;
    }
    if (row.given === 0) return null;
    const from = next;
    next += row.given;
    return { from, to: next - 1 };
  };
}
