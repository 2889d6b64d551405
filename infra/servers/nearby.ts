import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";
import { SetupProblem } from "../problem.ts";
import { checkDatabase } from "../reachable.ts";
import { lockDataFolder } from "../supervisor-lock.ts";
import { runningPostgresUrl, startPostgres } from "./postgres.ts";

/**
 * Does some work on the database that the configuration means: the one DATABASE_URL names; or that of the data folder, which is
 * started for the time of the work unless Alongside runs there now.
 * @param work gets the connection string, as the owner.
 * @throws SetupProblem when it does not answer.
 */
export async function withDatabase<T>(
  config: Config,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl);
    return await work(config.databaseUrl);
  }
  const unlock = await lockDataFolder(config.dataDir).catch((error: unknown) => {
    if (error instanceof SetupProblem) return undefined;
    throw error;
  });
  if (unlock === undefined) {
    const url = await runningPostgresUrl(config.dataDir);
    if (url === undefined) {
      throw new SetupProblem(
        `Alongside is just starting on ${config.dataDir}; its database does not answer yet.`,
        "Wait until it says that it is ready, then do this again.",
      );
    }
    await checkDatabase(url);
    return await work(url);
  }
  try {
    const server = await startPostgres({ dataDir: config.dataDir });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await unlock();
  }
}

/**
 * Where Temporal is: TEMPORAL_ADDRESS, or the one which runs on the data folder.
 * @throws SetupProblem when none was ever started there.
 */
export async function temporalAddressOf(config: Config): Promise<string> {
  if (config.temporalAddress !== undefined) return config.temporalAddress;
  const port = (
    await readFile(path.join(config.dataDir, "temporal-port"), "utf8").catch(() => "")
  ).trim();
  if (port !== "") return `127.0.0.1:${port}`;
  throw new SetupProblem(
    `No Temporal has run on ${config.dataDir} yet.`,
    "Start Alongside first (npm start), or set TEMPORAL_ADDRESS.",
  );
}
