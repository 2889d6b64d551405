import pg from "pg";
import { sqlStateOf } from "../../audit/record-unavailable.ts";

/** Milliseconds to wait for a table that others use, before going on and coming back later. */
const LOCK = 5_000;
/** SQLSTATE: the owner of a hosted database may not do this. */
const NOT_ALLOWED = "42501";

/** `beyond`: what this connection may not do, for whoever runs the database to do. */
export type WrittenAnew = { readonly tables: number; readonly beyond: readonly string[] };

/**
 * Makes an erasure true of the files. A deleted row stays in its page, and in the write-ahead log, until something else needs the
 * space: every table that can hold people's values (those of which no statistics are kept) is written anew, and the log goes
 * on in a new segment, so that the next checkpoint deletes those before it.
 * @param url connects as the owner of the tables; the last step takes a superuser or `pg_checkpoint`.
 * @throws when a table stays locked for 5 s; what was asked for is then still due.
 */
export async function writeAnew(url: string): Promise<WrittenAnew> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${LOCK}`);
    const { rows: due } = await client.query<{ id: string }>("select id from record.erasure_due");
    const { rows: tables } = await client.query<{ name: string }>(
      `select distinct c.oid::regclass::text as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where a.attstattarget = 0 and c.relkind = 'r' and n.nspname = any ($1) order by 1`,
      [["record", "directory", "auth", "projections"]],
    );
    // One by one, because a lock is then held for one table's length only; regclass has quoted the name.
    for (const { name } of tables) await client.query(`vacuum (full) ${name}`);
    const beyond: string[] = [];
    for (const step of ["checkpoint", "select pg_switch_wal()", "checkpoint"]) {
      try {
        await client.query(step);
      } catch (error) {
        if (sqlStateOf(error) !== NOT_ALLOWED) throw error;
        beyond.push(step);
      }
    }
    await client.query("delete from record.erasure_due where id = any ($1)", [
      due.map(({ id }) => id),
    ]);
    return { tables: tables.length, beyond };
  } finally {
    await client.end();
  }
}
