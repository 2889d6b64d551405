import pg from "pg";
import { appliedMigrations, migrate } from "../migrate.ts";
import { SetupProblem } from "../problem.ts";
import type { Row } from "./format.ts";
import { checkBackup, readBackup } from "./read-backup.ts";
import { quoted, tablesOf, type Table } from "./tables.ts";

const batch = 2_000; // rows sent at once

/**
 * Rebuilds an empty database from a backup: the tables by the migrations that the backup names, then all rows in one
 * transaction, then the migrations which are newer than the backup.
 * @returns the number of rows, and the small files that were kept with it.
 * @throws SetupProblem when the database is not empty, or the file is not whole; then nothing was restored.
 */
export async function restoreBackup(options: {
  readonly databaseUrl: string;
  readonly file: string;
}): Promise<{ readonly rows: number; readonly files: Readonly<Record<string, string>> }> {
  const { databaseUrl, file } = options;
  if ((await appliedMigrations(databaseUrl)).length > 0) {
    throw new SetupProblem(
      "The database holds something already, and restoring never overwrites.",
      "Name an empty database in DATABASE_URL, or an empty folder in ALONGSIDE_DATA.",
    );
  }
  await checkBackup(file);
  const { header, lines } = await readBackup(file);
  await migrate(databaseUrl, header.migrations);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  let rows = 0;
  try {
    await client.query("begin");
    // Triggers, and references between tables, held when the rows were first written.
    await client.query("set local session_replication_role = replica");
    await clearWhatMigrationsWrote(client);
    let table: Table | undefined;
    let waiting: Row[] = [];
    const send = async () => {
      if (table !== undefined && waiting.length > 0) await insert(client, table, waiting);
      rows += waiting.length;
      waiting = [];
    };
    for await (const line of lines) {
      if (Array.isArray(line)) {
        waiting.push(line);
        if (waiting.length >= batch) await send();
        continue;
      }
      await send();
      if (line.line === "table") table = line;
      else if (line.value !== null) {
        await client.query("select setval($1::text::regclass, $2)", [
          quoted(line.schema, line.name),
          line.value,
        ]);
      }
    }
    await send();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    await client.query(
      "drop schema if exists migrations, record, directory, auth, projections cascade",
    );
    throw error;
  } finally {
    await client.end();
  }
  await migrate(databaseUrl);
  return { rows, files: header.files };
}

/** The record's tables refuse this even now; the migrations write nothing into them. */
async function clearWhatMigrationsWrote(client: pg.Client): Promise<void> {
  for (const { schema, name } of await tablesOf(client)) {
    const table = quoted(schema, name);
    const { rowCount } = await client.query(`select 1 from ${table} limit 1`);
    if (rowCount !== 0) await client.query(`truncate ${table} cascade`);
  }
}

/** The columns travel as arrays of text, which PostgreSQL reads back into their types. */
async function insert(client: pg.Client, table: Table, rows: readonly Row[]): Promise<void> {
  const names = table.columns.map(({ name }) => quoted(name)).join(", ");
  const values = table.columns.map(({ name, type }) => `u.${quoted(name)}::${type}`).join(", ");
  const parameters = table.columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
  await client.query(
    `insert into ${quoted(table.schema, table.name)} (${names}) overriding system value
     select ${values} from unnest(${parameters}) as u(${names})`,
    table.columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}
