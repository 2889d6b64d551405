import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { apiMigrations } from "../api/migrations/index.ts";
import { openPool } from "../audit/connection.ts";
import { recordMigrations } from "../audit/migrations/index.ts";
import { projectionMigrations } from "../projections/migrations.ts";
import { heartbeatMigrations } from "./heartbeat/migrations.ts";
import { foundations } from "./migrations/foundations.ts";
import type { RoomMigrations } from "./migrations/room-migrations.ts";
import { receiptMailMigrations } from "./receipt-mail/migrations.ts";
import { deliveryMigrations } from "./temporal/migrations.ts";
import { SetupProblem } from "./problem.ts";

/** Later rooms build on earlier ones. */
const rooms: readonly RoomMigrations[] = [
  foundations,
  apiMigrations,
  { room: "audit", steps: recordMigrations },
  deliveryMigrations,
  projectionMigrations,
  receiptMailMigrations,
  heartbeatMigrations,
];

const ordinal = (index: number) => String(index).padStart(2, "0");

/** Kysely's migrator goes by the order of names, so they say the order of rooms, and of steps in a room. */
const migrations = Object.fromEntries(
  rooms.flatMap(({ room, steps }, index) =>
    steps.map(
      (step, number) =>
        [`${ordinal(index)} ${room}/${ordinal(number)} ${step.name}`, step] as const,
    ),
  ),
);

/**
 * Brings a database up to date, as its owner. Two that start at once wait for each other.
 * @param only the steps to apply, by name, as a backup lists them; all of them when left out.
 * @returns the names of the steps which were applied now.
 * @throws SetupProblem that names the failed step; that step has left nothing behind.
 */
export async function migrate(
  databaseUrl: string,
  only?: readonly string[],
): Promise<readonly string[]> {
  const unknown = only?.find((name) => !(name in migrations));
  if (unknown !== undefined) {
    throw new SetupProblem(
      `The backup was made by a newer release: this one does not know its step ${unknown}.`,
      "Restore it with the release that made it, or a newer one.",
    );
  }
  const wanted = Object.fromEntries(
    Object.entries(migrations).filter(([name]) => only === undefined || only.includes(name)),
  );
  const pool = openPool(databaseUrl, 2);
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const turn = new pg.Client({ connectionString: databaseUrl });
  try {
    await turn.connect();
    // Kysely takes a lock for the steps, but not for creating its own tables.
    await turn.query("select pg_advisory_lock(hashtext('alongside.migrate'))");
    const migrator = new Migrator({
      db: database,
      provider: { getMigrations: () => Promise.resolve(wanted) },
      migrationTableSchema: "migrations",
      // A room may gain a step after a later room's steps have run.
      allowUnorderedMigrations: true,
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error === undefined) return results?.map((result) => result.migrationName) ?? [];
    const failed = results?.find((result) => result.status === "Error")?.migrationName;
    throw new SetupProblem(
      failed === undefined
        ? `The database cannot be brought up to date: ${messageOf(error)}`
        : `The database could not be brought up to date; step ${failed} failed: ${messageOf(error)}`,
      "Check that DATABASE_URL names the database's owner and that this release is not older than the database.",
      error,
    );
  } finally {
    await database.destroy();
    await turn.end();
  }
}

/** The names of the steps that shaped a database, in the order of their application; none for an empty one. */
export async function appliedMigrations(databaseUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      "select to_regclass('migrations.kysely_migration') as found",
    );
    if (tables[0]?.found === null) return [];
    const { rows } = await client.query<{ name: string }>(
      "select name from migrations.kysely_migration order by timestamp, name",
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
