import { Socket } from "node:net";
import pg, { type ClientBase, type Pool, type PoolClient } from "pg";
import { RecordUnavailable, failureOf } from "./record-unavailable.ts";

const ignore = (): void => undefined;

/** Milliseconds that a caller waits for a connection before the record counts as unreachable. */
const CONNECTION_LIMIT = 5_000;

/** Milliseconds without a sign of life from PostgreSQL, after which people are told rather than kept waiting. */
export const SILENCE_LIMIT = 8_000;

/**
 * A pool that outlives its connections: an idle one that dies is replaced when it is next needed.
 * @param options.silence milliseconds after which a connection on which nothing moves is cut, whatever it waits for: a
 *   server that hangs then looks like one that is down. Not for those who hold a lock, listen, or ask long questions.
 */
export function openPool(
  connectionString: string,
  max = 10,
  {
    silence,
    onConnect,
  }: {
    readonly silence?: number;
    /** Called with each new connection before it is lent; when it rejects, so does whoever wanted it. */
    readonly onConnect?: (client: ClientBase) => Promise<void>;
  } = {},
): Pool {
  // `pg` waits for what it returns, though its type does not say so.
  const hook = onConnect === undefined ? {} : { onConnect };
  const pool = new pg.Pool({
    connectionString,
    max,
    ...hook,
    connectionTimeoutMillis: Math.min(CONNECTION_LIMIT, silence ?? CONNECTION_LIMIT),
    // A machine that vanished is found out in under half a minute, not in two hours as the system would.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Well before it would be cut, so that one with nothing to do closes in good order.
    ...(silence === undefined
      ? {}
      : { stream: () => impatientSocket(silence), idleTimeoutMillis: silence / 2 }),
  });
  pool.on("error", ignore);
  // Also while it is lent: without a listener, `pg` would end the process.
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
}

/**
 * Cutting the connection, where a time limit on a query would only stop waiting for it, keeps whoever borrows it next out
 * of a transaction that was never ended.
 */
function impatientSocket(silence: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silence, () => {
    const error = new Error(`PostgreSQL has not answered for ${silence / 1000} seconds`);
    socket.destroy(Object.assign(error, { code: "ETIMEDOUT" }));
  });
  return socket;
}

/**
 * Lends a connection of the pool. One that broke is thrown away. One that is not to be kept takes its session, settings
 * and locks, with it.
 * @throws RecordUnavailable (`stored: "no"`) when there is no connection to be had.
 */
export async function withConnection<T>(
  pool: Pool,
  use: (client: PoolClient) => Promise<T>,
  { keep = true }: { readonly keep?: boolean } = {},
): Promise<T> {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw new RecordUnavailable("no", error);
  }
  let broken = !keep;
  try {
    return await use(client);
  } catch (error) {
    broken ||= !(error instanceof RecordUnavailable) && failureOf(error) === "unknown";
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Keeps this connection to indexes. Whoever follows the log reads few rows at its newest end, whatever the statistics of
 * tables that grow this fast make the planner believe.
 */
export async function preferIndexes(client: PoolClient): Promise<void> {
  await client.query("set enable_seqscan = off");
  await client.query("set enable_hashjoin = off");
  await client.query("set enable_mergejoin = off");
}
