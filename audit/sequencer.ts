import type { Pool, PoolClient } from "pg";
import { preferIndexes } from "./connection.ts";
import { COMMITTED, SEQUENCED } from "./hint.ts";
import { createLeader, type Cooldown, type Leader } from "./leader.ts";

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
export const RECEIPT_COOLDOWN: Cooldown = { times: 1, least: 30, most: 45 };

/** Beyond that pace, writers queue for the CPU that every further round takes, and a receipt's proof can wait. */
const LOADED_COOLDOWN: Cooldown = { times: 2, least: 150, most: 250 };
/** Events a second, and so many at once that it is no accident of two moments. */
const LOADED = { perSecond: 3_000, atOnce: 200 };

/**
 * Gives every committed event its position in the log: from 0, without gaps, in the order of each run, never taken back.
 * Any number of processes may run one; one at a time does the work, and another takes over when it is gone.
 */
export function createSequencer(options: SequencerOptions): Leader {
  const { pool, onSequenced, batch = 50_000 } = options;
  let round: () => Promise<Sequenced | null> = () => Promise.resolve(null);
  let lastRound = performance.now();
  let loaded = false;
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
      loaded = given > LOADED.atOnce && given / seconds > LOADED.perSecond;
      return given >= batch ? "more" : true;
    },
    cooldown: () => (loaded ? LOADED_COOLDOWN : RECEIPT_COOLDOWN),
    onError: (error) => options.onError?.(error),
  });
}

/** A leader that takes over reads at most about so many events that have positions already. */
const REMEMBER_EVERY = 5_000;

const SERVER = "(select system_identifier::text from pg_control_system())";
const DATABASE = "(select oid from pg_database where datname = current_database())";

/** Where a leader begins. `seen` is null when the newest snapshot that is remembered is another server's, or there is none. */
const BEGINNING = `
  select coalesce((select max(position) + 1 from record.sequence), 0) as next, r.size, r.snapshot::text as seen
  from (select) as one left join (
    select size, snapshot, server = ${SERVER} and database = ${DATABASE} as ours
    from record.sequenced order by size desc limit 1
  ) as r on r.ours`;

/** The snapshot before the first transaction. */
const NOTHING_SEEN = "1:1:";

/**
 * Within a run, `seq` grows with the version, because a writer draws it while it holds the run's head. One statement, so
 * that the rows and the snapshot that is answered are of one moment. $1: the snapshot seen before. $2: the next position.
 * $3: events at most. $4: whether transaction numbers of another server are looked at too. $5: the size of the log from which
 * the snapshot is remembered.
 */
const ROUND = `
  with late as (
    select e.id, e.run, e.version, e.seq from pg_snapshot_xip($1::pg_snapshot) as x join record.event as e on e.xid = x
    union all
    select e.id, e.run, e.version, e.seq from record.event as e
    where e.xid >= pg_snapshot_xmax($1::pg_snapshot)
      and ($4 or e.xid < pg_snapshot_xmax(pg_current_snapshot()))
  ), fresh as (
    select l.id, l.run, l.version, row_number() over (order by l.seq) as ordinal
    from late as l where not exists (select from record.sequence as s where s.event = l.id)
    order by l.seq limit $3
  ), given as (
    insert into record.sequence (position, event, run, version)
    select $2::bigint + ordinal - 1, id, run, version from fresh returning position
  ), counted as (
    select count(*)::int as given from given
  ), remembered as (
    insert into record.sequenced (size, snapshot, server, database)
    select $2::bigint + given, pg_current_snapshot(), ${SERVER}, ${DATABASE}
    from counted where given > 0 and given < $3 and $2::bigint + given >= $5::bigint
    returning size
  )
  select given, pg_current_snapshot()::text as seen, (select size from remembered) as remembered,
    case when given > 0 then pg_notify('${SEQUENCED}', '') end
  from counted`;

type Round = {
  readonly given: number;
  readonly seen: string;
  readonly remembered: string | null;
};

/**
 * Nothing committed late is missed. An event carries its transaction's number (`xid`), and what a snapshot cannot see is of
 * a transaction that the snapshot names as running, or of one whose number is not below the snapshot's `xmax`. So once all
 * rows that a snapshot sees have positions, only rows of these transactions are looked at. A transaction that stays open for
 * hours costs one look in an index, in whichever database of the server it is. A restored dump brings rows whose `xid` is
 * another server's, and so may lie ahead: where nothing is known of this server's transactions, the first rounds look at
 * everything, the later ones only at what this server can have written.
 * @returns a round: positions for all, or the first `batch`, of the events that have none; null when there were none.
 *   It rejects when somebody else has given one of these positions (SQLSTATE 23505): then this one leads no more.
 */
export async function startSequencing(
  client: PoolClient,
  batch: number,
  rememberEvery = REMEMBER_EVERY,
): Promise<() => Promise<Sequenced | null>> {
  await preferIndexes(client);
  const { rows } = await client.query<{
    next: string;
    size: string | null;
    seen: string | null;
  }>(BEGINNING);
  const [start] = rows;
  let next = Number(start?.next ?? 0);
  let remembered = Number(start?.size ?? 0);
  let seen = start?.seen ?? NOTHING_SEEN;
  let everything = seen === NOTHING_SEEN;

  return async () => {
    const result = await client.query<Round>(ROUND, [
      seen,
      next,
      batch,
      everything,
      remembered + rememberEvery,
    ]);
    const [row] = result.rows;
    if (row === undefined) throw new Error("The sequencer's statement answered no row.");
    if (row.given < batch) {
      seen = row.seen;
      everything = false;
    }
    if (row.remembered !== null) remembered = Number(row.remembered);
    if (row.given === 0) return null;
    const from = next;
    next += row.given;
    return { from, to: next - 1 };
  };
}
