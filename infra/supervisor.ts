import { existsSync } from "node:fs";
import { mkdir, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child-process.ts";
import type { Config } from "./config.ts";
import { keepRunning, type Kept } from "./keep-running.ts";
import { migrate } from "./migrate.ts";
import { SetupProblem } from "./problem.ts";
import { checkDatabase, checkTemporal } from "./reachable.ts";
import { secretOf } from "./secret.ts";
import { freePort, isPortFree } from "./servers/free-port.ts";
import { startPostgres } from "./servers/postgres.ts";
import { startTemporal } from "./servers/temporal.ts";
import { lockDataFolder } from "./supervisor-lock.ts";
import { workflowBundle } from "./workflow-bundle.ts";

const processes = ["sequencer", "worker", "api"] as const;
const readyLimit = 60_000; // milliseconds
const logLimit = 20 * 1024 * 1024; // bytes

export interface Supervised {
  /** Where people go; also `PUBLIC_URL` unless that says otherwise. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalUi: string | undefined;
  /** Stops everything, in the reverse order of starting. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL and Temporal, unless the configuration says where they are, and our own processes; starts again
 * whatever ends by itself. Resolves when `/health/ready` answers.
 * @param options.root the checkout. @param options.code the folder that `buildCode` gave.
 * @throws SetupProblem; whatever was started by then has been stopped.
 */
export async function supervise(options: {
  readonly config: Config;
  readonly root: string;
  readonly code: string;
  readonly report: (line: string) => void;
}): Promise<Supervised> {
  const { config, root, report } = options;
  const { dataDir } = config;
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };

  try {
    undo.push(await lockDataFolder(dataDir));
    const port = await portOf(config);
    const logs = path.join(dataDir, "logs");
    await mkdir(logs, { recursive: true, mode: 0o700 });

    const [database, temporal, secret, bundle] = await allSettledOrThrow([
      runDatabase(config, report, undo),
      runTemporal(config, report, undo),
      config.secret ?? secretOf(dataDir),
      existsSync(path.join(root, "workflows", "index.ts")) ? workflowBundle(root) : "",
    ]);

    const env = {
      ...process.env,
      DATABASE_URL: database,
      TEMPORAL_ADDRESS: temporal.address,
      ALONGSIDE_SECRET: secret,
      ALONGSIDE_DATA: dataDir,
      PORT: String(port),
      ALONGSIDE_WORKFLOW_BUNDLE: bundle,
    };
    await allSettledOrThrow(
      processes.map(async (name) => {
        const logFile = path.join(logs, `${name}.log`);
        await shorten(logFile);
        const script = path.join(options.code, "processes", `${name}.js`);
        const one = await keepRunning({
          name: `The ${name}`,
          report: (line) => report(`${line} (its log: ${logFile})`),
          start: (signal) => startChild({ script, env, logFile, signal }),
        }).catch(async (error: unknown) => {
          throw new SetupProblem(
            `The ${name} did not start: ${error instanceof Error ? error.message : String(error)}. The end of ${logFile}:\n${await lastLines(logFile)}`,
            "Mend what the log says and start again.",
            error,
          );
        });
        undo.push(() => one.stop());
      }),
    );
    const url = `http://${isAnyAddress(config.host) ? "localhost" : config.host}:${port}`;
    await untilReady(url);
    return {
      url,
      databaseUrl: database,
      temporalAddress: temporal.address,
      temporalUi: temporal.ui,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function runDatabase(
  config: Config,
  report: (line: string) => void,
  undo: (() => Promise<void>)[],
): Promise<string> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl);
    await migrate(config.databaseUrl);
    return config.databaseUrl;
  }
  let url = "";
  const kept: Kept = await keepRunning({
    name: "PostgreSQL",
    report,
    async start() {
      const server = await startPostgres({ dataDir: config.dataDir });
      url = server.url;
      return server;
    },
  });
  undo.push(() => kept.stop());
  await migrate(url);
  return url;
}

async function runTemporal(
  config: Config,
  report: (line: string) => void,
  undo: (() => Promise<void>)[],
): Promise<{ address: string; ui: string | undefined }> {
  const namespace = config.temporalNamespace;
  if (config.temporalAddress !== undefined) {
    await checkTemporal(config.temporalAddress, namespace);
    return { address: config.temporalAddress, ui: undefined };
  }
  let address = "";
  let ui: string | undefined;
  const kept = await keepRunning({
    name: "Temporal",
    report,
    async start() {
      const server = await startTemporal({
        dataDir: config.dataDir,
        namespace,
        ui: true,
        progress: report,
      });
      address = server.address;
      ui = server.uiUrl;
      return server;
    },
  });
  undo.push(() => kept.stop());
  return { address, ui };
}

async function portOf({ port, host }: Config): Promise<number> {
  if (port === 0) return await freePort();
  if (await isPortFree(port, host)) return port;
  throw new SetupProblem(
    `Port ${port} is taken by another program, so nothing was started.`,
    `Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
}

const isAnyAddress = (host: string) => ["0.0.0.0", "::", "127.0.0.1", "::1"].includes(host);

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + readyLimit;
  for (;;) {
    const response = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > deadline) {
      throw new SetupProblem(
        `Everything was started, but ${url}/health/ready does not say that it is ready: ${(await response?.text()) ?? "no answer"}`,
        "Look at the logs in the data folder's logs/, mend what they say and start again.",
      );
    }
    await sleep(25);
  }
}

/** Waits for all, so that nothing is still starting while the rest is being stopped; then throws the first error. */
async function allSettledOrThrow<const T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return await Promise.all(work);
}

async function shorten(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logLimit) await rename(logFile, `${logFile}.1`);
}

async function lastLines(logFile: string): Promise<string> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return text.trim().split("\n").slice(-8).join("\n");
}
