import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { lowerPriority } from "../infra/lower-priority.ts";
import { createProgress } from "../infra/progress.mjs";
import { startPostgres } from "../infra/servers/postgres.ts";
import { startTemporal } from "../infra/servers/temporal.ts";

export type Servers = {
  /** Shared by every side; each has a database of its own. */
  readonly databaseUrl: (name: string) => string;
  readonly temporalAddress: string;
  readonly dataDir: string;
  readonly pids: { readonly postgres: number; readonly temporal: number };
  stop(): Promise<void>;
};

/**
 * One PostgreSQL and one Temporal for all that is measured in this run, started as `npm start` starts them, on a
 * folder which is removed at the end.
 */
export async function startServers(databases: readonly string[]): Promise<Servers> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "alongside-bench-"));
  const postgres = await startPostgres({ dataDir: path.join(dataDir, "postgres") });
  const temporal = await startTemporal({
    dataDir: path.join(dataDir, "temporal"),
    progress: createProgress(process.stderr),
  });
  await lowerPriority(temporal.pid);
  const databaseUrl = (name: string) => {
    const url = new URL(postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  for (const name of databases)
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
  return {
    databaseUrl,
    temporalAddress: temporal.address,
    dataDir,
    pids: { postgres: postgres.pid, temporal: temporal.pid },
    async stop() {
      await temporal.stop();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
