import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { SetupProblem } from "../problem.ts";
import { isPortFree, rememberedPort } from "./free-port.ts";
import { findPostgres } from "./postgres-binaries.ts";
import { clearStaleServer, openCluster, readPassword } from "./postgres-cluster.ts";
import { startServerProcess, type RunningServer } from "./server-process.ts";

/** Milliseconds; crash recovery after a kill may replay a gigabyte of log. */
const startLimit = 120_000;

/** Durability is never traded: fsync, full_page_writes and synchronous_commit stay on whatever the defaults become. */
const settings = {
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  max_connections: "200",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  min_wal_size: "256MB",
  checkpoint_timeout: "15min",
  wal_compression: "on",
  wal_buffers: "16MB",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
  // No value that a person gave stands in the log: no detail of an error, no statement, no parameter.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_statement: "none",
  log_min_messages: "log",
  // A segment of the write-ahead log that is done with is deleted, not kept under another name with what it held.
  wal_recycle: "off",
} as const;

export interface PostgresServer extends RunningServer {
  /** Connection string of the database `alongside`, as its owner. */
  readonly url: string;
  readonly port: number;
}

/**
 * Starts the bundled PostgreSQL on `dataDir`, which it sets up on first use, and waits until it answers.
 * @param options.port a fixed port; without it a free one is chosen once and remembered in the data folder.
 * @throws SetupProblem when it cannot start, with the end of its log.
 */
export async function startPostgres(options: {
  readonly dataDir: string;
  readonly port?: number;
}): Promise<PostgresServer> {
  const dataDir = path.resolve(options.dataDir);
  const binaries = await findPostgres();
  const cluster = await openCluster(dataDir, binaries);
  await clearStaleServer(cluster);

  const port = options.port ?? (await rememberedPort(path.join(dataDir, "postgres-port")));
  if (!(await isPortFree(port))) {
    throw new SetupProblem(
      `Port ${port}, which PostgreSQL should use, is taken.`,
      "Stop the program which uses it, or choose another port.",
    );
  }
  const logFile = path.join(dataDir, "postgres.log");
  const server = await startServerProcess({
    command: binaries.postgres,
    args: [
      "-D",
      cluster.folder,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    cwd: "/",
    env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
    logFile,
    stopSignal: "SIGINT", // a "fast" shutdown: roll back, checkpoint, leave
    grace: 20_000,
    identity: binaries.identity,
  });
  const connection = (database: string) => connectionString(cluster.password, port, database);
  await untilItAnswers(server, connection("postgres"), logFile);
  return { ...server, port, url: connection("alongside") };
}

/**
 * Where the PostgreSQL of a data folder listens while it runs.
 * @returns undefined when none was ever started there.
 */
export async function runningPostgresUrl(dataDir: string): Promise<string | undefined> {
  const { identity } = await findPostgres();
  const password = await readPassword(dataDir, identity);
  const port = (await readFile(path.join(dataDir, "postgres-port"), "utf8").catch(() => "")).trim();
  return password === undefined || port === ""
    ? undefined
    : connectionString(password, Number(port), "alongside");
}

const connectionString = (password: string, port: number, database: string) =>
  `postgresql://alongside:${password}@127.0.0.1:${port}/${database}`;

async function untilItAnswers(server: RunningServer, url: string, logFile: string): Promise<void> {
  let running = true;
  void server.ended.then(() => (running = false));
  const deadline = Date.now() + startLimit;
  for (;;) {
    const error = await createDatabaseOnce(url);
    if (error === undefined) return;
    if (!running || Date.now() > deadline) {
      await server.stop();
      const log = await readFile(logFile, "utf8").catch(() => "");
      throw new SetupProblem(
        `PostgreSQL did not start. The end of ${logFile}:\n${log.trim().split("\n").slice(-6).join("\n")}`,
        "Mend what the log says and start again, or set DATABASE_URL to a PostgreSQL of your own.",
        error,
      );
    }
    await sleep(20);
  }
}

/** Creates the database `alongside` if it is not there; returns the error while the server is not ready. */
async function createDatabaseOnce(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rowCount } = await client.query(
      "select 1 from pg_database where datname = 'alongside'",
    );
    if (rowCount === 0) await client.query("create database alongside");
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
