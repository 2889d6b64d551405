import { randomUUID } from "node:crypto";
import pg from "pg";
import { requireAppRole } from "./composition/app-pool.ts";
import { appUrl } from "./composition/app-url.ts";
import { SetupProblem } from "./problem.ts";

const limit = 5_000; // milliseconds

const mend =
  "Let DATABASE_URL name PostgreSQL itself, or a pooler in session mode (pgbouncer: pool_mode = session); Alongside keeps few connections of its own.";

/**
 * Refuses a pooler that gives each transaction another session: the record's order, its leaders' locks and its notifications live
 * in sessions (ADR 0114).
 * @throws SetupProblem when two connections share a session, or one loses its own; the error of `pg` when there is no answer.
 */
export async function requireSessions(databaseUrl: string): Promise<void> {
  const connection = { connectionString: databaseUrl, connectionTimeoutMillis: limit };
  const [one, other] = [new pg.Client(connection), new pg.Client(connection)];
  // Without a listener a connection that breaks would end the process; the statement under way says so.
  for (const client of [one, other]) client.on("error", () => undefined);
  try {
    await one.connect();
    await other.connect();
    const mark = randomUUID();
    const ask = async (client: pg.Client) => {
      const { rows } = await client.query<{ mark: string | null }>(
        "select current_setting('alongside.session', true) as mark",
      );
      return rows[0]?.mark;
    };
    await one.query("select set_config('alongside.session', $1, false)", [mark]);
    // While the transaction lasts, a pooler must serve the first connection from another session than this one.
    await other.query("begin");
    const shared = (await ask(other)) === mark;
    const kept = (await ask(one)) === mark;
    await other.query("rollback");
    if (shared || !kept) throw new SetupProblem(...transactionPooled);
  } catch (error) {
    // pgbouncer in statement mode refuses transactions altogether.
    if (error instanceof Error && /transaction blocks not allowed/iu.test(error.message))
      throw new SetupProblem(...transactionPooled, error);
    throw error;
  } finally {
    await Promise.all([one, other].map((client) => client.end().catch(() => undefined)));
  }
}

const transactionPooled = [
  "DATABASE_URL leads to a pooler that gives each transaction another session of PostgreSQL (as pgbouncer does with pool_mode = transaction), and Alongside's locks and notifications need sessions of their own. Nothing was started.",
  mend,
] as const;

/**
 * Checks that the database can be worked with as the processes do: with sessions, and with the rights of `alongside_app`.
 * @param databaseUrl the owner's.
 * @returns false when the database does not answer now.
 * @throws SetupProblem when it answers and is not fit.
 */
export async function checkAppDatabase(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: appUrl(databaseUrl),
    connectionTimeoutMillis: limit,
  });
  client.on("error", () => undefined);
  try {
    await requireSessions(databaseUrl);
    await client.connect();
    await requireAppRole(client);
    return true;
  } catch (error) {
    if (error instanceof SetupProblem) throw error;
    if (error instanceof Error && /unsupported startup parameter/iu.test(error.message)) {
      throw new SetupProblem(
        `A pooler in front of PostgreSQL refuses the setting "-c role=alongside_app": ${error.message}.`,
        mend,
        error,
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * As `checkAppDatabase`, at the start of a process. When the database does not answer yet it looks again and again, and `onUnfit` ends
 * the process: people are told meanwhile that the database is away.
 * @param every milliseconds.
 */
export async function checkAtStart(
  databaseUrl: string,
  onUnfit: (problem: unknown) => void,
  every = 5_000,
): Promise<void> {
  if (await checkAppDatabase(databaseUrl)) return;
  const again = (): void => {
    setTimeout(() => {
      checkAppDatabase(databaseUrl).then((answered) => (answered ? undefined : again()), onUnfit);
    }, every).unref();
  };
  again();
}
