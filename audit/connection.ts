import pg, { type Pool, type PoolClient } from "pg";
import { RecordUnavailable, failureOf } from "./record-unavailable.ts";

const ignore = (): void => undefined;

/** Milliseconds that a caller waits for a connection before the record counts as unreachable. */
const CONNECTION_LIMIT = 5_000;

/** A pool that outlives its connections: an idle one that dies is replaced when it is next needed. */
export function openPool(connectionString: string, max = 10): Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECTION_LIMIT,
    keepAlive: true,
  });
  pool.on("error", ignore);
  return pool;
}

/**
 * Lends a connection of the pool. One that broke is thrown away, and its errors reach the caller alone: without a
 * listener, `pg` would end the process. One that is not to be kept takes its session, settings and locks, with it.
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
  client.on("error", ignore);
  let broken = !keep;
  try {
    return await use(client);
  } catch (error) {
    broken ||= !(error instanceof RecordUnavailable) && failureOf(error) === "unknown";
    throw error;
  } finally {
    client.removeListener("error", ignore);
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
