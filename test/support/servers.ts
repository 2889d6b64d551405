import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../infra/migrate.ts";
import { startPostgres } from "../../infra/servers/postgres.ts";
import { startTemporal } from "../../infra/servers/temporal.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Database `postgres` of the tests' server, as its owner. */
    readonly postgresUrl: string;
    readonly temporalAddress: string;
  }
}

/** A migrated database from which every suite's own is copied. */
export const templateDatabase = "alongside_template";

/** One PostgreSQL and one Temporal for the whole project, in a folder that goes with them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "alongside-test-"));
  const [postgres, temporal] = await Promise.all([
    startPostgres({ dataDir }),
    startTemporal({ dataDir }),
  ]);
  const administration = new pg.Client({ connectionString: inDatabase(postgres.url, "postgres") });
  await administration.connect();
  await administration.query(`create database ${templateDatabase}`);
  await administration.end();
  await migrate(inDatabase(postgres.url, templateDatabase));

  project.provide("postgresUrl", inDatabase(postgres.url, "postgres"));
  project.provide("temporalAddress", temporal.address);
  return async () => {
    await Promise.all([postgres.stop(), temporal.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** The same server and user, another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
