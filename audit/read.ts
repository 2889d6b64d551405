import type { Pool, PoolClient, QueryConfig, QueryResultRow } from "pg";
import { withConnection } from "./connection.ts";
import { DamagedRun } from "./damaged-run.ts";
import { eventOrDamage, readEntry, type EntryRow } from "./entry.ts";
import type { NewEvent, Recorded } from "./event.ts";
import { failureOf, RecordUnavailable } from "./record-unavailable.ts";

/** An event and its place in the log: positions count from 0, without gaps, and never change. */
export type LoggedEvent<E extends NewEvent> = {
  readonly position: number;
  readonly event: Recorded<E>;
};

/** As `LoggedEvent`, of a place whose event may be damaged. */
export type LoggedPlace<E extends NewEvent> = {
  readonly position: number;
  readonly run: string;
  readonly event: Recorded<E> | DamagedRun;
};

/** The first outcome of a command: its events, in the order of their versions, and what was asked. */
export type CommandRecord<E extends NewEvent> = {
  readonly fingerprint: string | null;
  readonly events: readonly Recorded<E>[];
};

/**
 * Reads what is committed. Every method throws RecordUnavailable when PostgreSQL cannot be reached, and DamagedRun when an event
 * that it was asked for can't be read.
 */
export type Reader<E extends NewEvent> = {
  /** Events of a run after a version (0: all), oldest first. */
  readStream(run: string, afterVersion?: number, limit?: number): Promise<readonly Recorded<E>[]>;
  /** Every event of a run, oldest first, with what is damaged among them. */
  readRun(run: string): Promise<readonly (Recorded<E> | DamagedRun)[]>;
  /** Events of a run before a version, newest first. */
  readStreamBack(
    run: string,
    beforeVersion: number,
    limit: number,
  ): Promise<readonly Recorded<E>[]>;
  /** The run's newest version; 0 when there is no such run. */
  head(run: string): Promise<number>;
  readEvent(id: string): Promise<Recorded<E> | null>;
  /** What a command key of a run stands for, or null when it was never used. */
  readCommand(run: string, commandKey: string): Promise<CommandRecord<E> | null>;
  /** Events from a position on, in the order of the log. */
  readLog(from: number, limit: number): Promise<readonly LoggedEvent<E>[]>;
  /** How many events have positions: the next event gets this one. */
  logSize(): Promise<number>;
  /** An event's position, or null while it has none. */
  positionOf(event: string): Promise<number | null>;
};

/** As bytes: that PostgreSQL finds one entry not to be UTF-8 would fail the whole query. */
const ENTRY = "e.id, e.run, e.version, e.entry";
/** The greatest version that PostgreSQL's int can hold. */
const NEWEST = 2 ** 31 - 1;

export function createReader<E extends NewEvent>(pool: Pool): Reader<E> {
  return {
    async readStream(run, afterVersion = 0, limit) {
      const rows = await query<EntryRow>(pool, {
        name: "read-stream",
        text: `select ${ENTRY} from record.event as e
               where e.run = $1 and e.version > $2 order by e.version limit $3`,
        values: [run, Math.min(afterVersion, NEWEST), limit ?? null],
      });
      return rows.map((row) => readEntry<E>(row));
    },
    async readStreamBack(run, beforeVersion, limit) {
      const rows = await query<EntryRow>(pool, {
        name: "read-stream-back",
        text: `select ${ENTRY} from record.event as e
               where e.run = $1 and e.version < $2 order by e.version desc limit $3`,
        values: [run, Math.min(beforeVersion, NEWEST), limit],
      });
      return rows.map((row) => readEntry<E>(row));
    },
    async readRun(run) {
      const rows = await query<EntryRow>(pool, {
        name: "read-run",
        text: `select ${ENTRY} from record.event as e where e.run = $1 order by e.version`,
        values: [run],
      });
      return rows.map((row) => eventOrDamage<E>(row));
    },
    head: (run) => readHead(pool, run),
    async readEvent(id) {
      const [row] = await query<EntryRow>(pool, {
        name: "read-event",
        text: `select ${ENTRY} from record.event as e where e.id = $1`,
        values: [id],
      });
      return row === undefined ? null : readEntry<E>(row);
    },
    async readCommand(run, commandKey) {
      const rows = await query<EntryRow & { fingerprint: string | null }>(pool, {
        name: "read-command",
        text: `select f.fingerprint, ${ENTRY}
               from record.event as f
               join record.event as e
                 on e.run = f.run and e.version >= f.version and e.version < f.version + f.command_events
               where f.run = $1 and f.command_key = $2 order by e.version`,
        values: [run, commandKey],
      });
      const [first] = rows;
      if (first === undefined) return null;
      return {
        fingerprint: first.fingerprint,
        events: rows.map((row) => readEntry<E>(row)),
      };
    },
    async readLog(from, limit) {
      const places = await reading(pool, (client) => readPlaces<E>(client, from, limit));
      return places.map(({ position, event }) => {
        if (event instanceof DamagedRun) throw event;
        return { position, event };
      });
    },
    async logSize() {
      const [row] = await query<{ size: string }>(pool, {
        name: "log-size",
        text: "select coalesce(max(position) + 1, 0) as size from record.sequence",
      });
      return Number(row?.size ?? 0);
    },
    async positionOf(event) {
      const [row] = await query<{ position: string }>(pool, {
        name: "position-of",
        text: "select position from record.sequence where event = $1",
        values: [event],
      });
      return row === undefined ? null : Number(row.position);
    },
  };
}

/** The newest version of a run; 0 when there is no such run. */
export async function readHead(pool: Pool, run: string): Promise<number> {
  const [row] = await query<{ version: number }>(pool, {
    name: "read-head",
    text: "select version from record.stream where run = $1",
    values: [run],
  });
  return row?.version ?? 0;
}

/** A run, and the version after which it is wanted (0: from its beginning). */
export type WantedStream = { readonly run: string; readonly after: number };

/** The entries of several runs after some of their versions, oldest first; in the order in which the runs were named. */
export async function readStreams(
  pool: Pool,
  wanted: readonly WantedStream[],
): Promise<readonly (readonly EntryRow[])[]> {
  const rows = await query<EntryRow & { ordinal: string }>(pool, {
    name: "read-streams",
    text: `select w.ordinal, ${ENTRY}
           from unnest($1::uuid[], $2::int[]) with ordinality as w (run, after, ordinal)
           join record.event as e on e.run = w.run and e.version > w.after
           order by w.ordinal, e.version`,
    values: [wanted.map(({ run }) => run), wanted.map(({ after }) => after)],
  });
  const entries = wanted.map((): EntryRow[] => []);
  for (const { ordinal, ...row } of rows) entries[Number(ordinal) - 1]?.push(row);
  return entries;
}

/** Places of the log from a position on, at most `limit`, in their order; what is not at hand is read on that connection. */
export type ReadPlaces<E extends NewEvent> = (
  client: PoolClient,
  from: number,
  limit: number,
) => Promise<readonly LoggedPlace<E>[]>;

type PlaceRow = EntryRow & { readonly position: string };

const placeIn = <E extends NewEvent>({ position, ...row }: PlaceRow): LoggedPlace<E> => ({
  position: Number(position),
  run: row.run,
  event: eventOrDamage<E>(row),
});

/**
 * The log from a position on, on a connection of the caller's: it sees what that connection's transaction sees. A damaged event
 * is handed on as such: those of other runs come all the same.
 */
export async function readPlaces<E extends NewEvent>(
  client: PoolClient,
  from: number,
  limit: number,
): Promise<readonly LoggedPlace<E>[]> {
  const { rows } = await client.query<PlaceRow>({
    name: "read-log",
    text: `select s.position, ${ENTRY}
           from record.sequence as s join record.event as e on e.id = s.event
           where s.position >= $1 and s.position < $1::bigint + $2 order by s.position`,
    values: [from, limit],
  });
  return rows.map((row) => placeIn<E>(row));
}

/** As `readPlaces`, of one run: its places from one position of the log to another, without that. */
export async function readPlacesOf<E extends NewEvent>(
  client: PoolClient,
  run: string,
  from: number,
  to: number,
): Promise<readonly LoggedPlace<E>[]> {
  const { rows } = await client.query<PlaceRow>({
    name: "read-log-of-run",
    text: `select s.position, ${ENTRY}
           from record.event as e join record.sequence as s on s.event = e.id
           where e.run = $1 and s.position >= $2 and s.position < $3 order by s.position`,
    values: [run, from, to],
  });
  return rows.map((row) => placeIn<E>(row));
}

const query = <R extends QueryResultRow>(pool: Pool, config: QueryConfig): Promise<R[]> =>
  reading(pool, async (client) => (await client.query<R>(config)).rows);

async function reading<T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> {
  try {
    return await withConnection(pool, read);
  } catch (error) {
    if (error instanceof RecordUnavailable || failureOf(error) === "rejected") throw error;
    throw new RecordUnavailable("no", error);
  }
}
