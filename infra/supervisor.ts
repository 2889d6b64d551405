import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child-process.ts";
import type { Config } from "./config.ts";
import { lowerPriority } from "./lower-priority.ts";
import { keepRunning } from "./keep-running.ts";
import { keepLogsShort } from "./log-files.ts";
import { migrate } from "./migrate.ts";
import { SetupProblem } from "./problem.ts";
import type { Progress } from "./progress.mjs";
import { checkDatabase, checkTemporal } from "./reachable.ts";
import { secretOf } from "./secret.ts";
import { freePort, isPortFree, rememberedPort } from "./servers/free-port.ts";
import { startPostgres, type PostgresServer } from "./servers/postgres.ts";
import { startTemporal } from "./servers/temporal.ts";
import { lockDataFolder } from "./supervisor-lock.ts";
import { bundleVariable, workflowBundle } from "./workflow-bundle.ts";

const readyLimit = 60_000; // milliseconds

/** People are let go of first, and the record last. */
const stopOrder = ["api", "worker", "sequencer", "temporal", "postgres", "lock"] as const;

/** How to stop each that was started. */
type Stops = Map<(typeof stopOrder)[number], () => Promise<void>>;

export interface Supervised {
  /** Where people go; also `PUBLIC_URL` unless that says otherwise. */
  readonly url: string;
  readonly port: number;
  readonly secret: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalUi: string | undefined;
  /** Stops everything, in order. */
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
  readonly progress: Progress;
  /** Ends a start under way: what takes long is cut short, and the rest is stopped. */
  readonly signal: AbortSignal;
}): Promise<Supervised> {
  const { config, root, report, progress, signal } = options;
  const { dataDir } = config;
  const running: Stops = new Map();
  const stop = async () => {
    for (const name of stopOrder) {
      await running.get(name)?.();
      running.delete(name);
    }
  };

  try {
    running.set("lock", await lockDataFolder(dataDir));
    const port = await portOf(config);
    const logs = path.join(dataDir, "logs");
    await mkdir(logs, { recursive: true, mode: 0o700 });
    keepLogsShort([
      ...["api", "worker", "sequencer"].map((name) => logFileOf(logs, name)),
      ...["postgres.log", "temporal.log"].map((name) => path.join(dataDir, name)),
    ]);
    const temporalAddress = await addressOfTemporal(config);
    const secret = config.secret ?? (await secretOf(dataDir));
    const children = startChildren({ code: options.code, logs, report, running });

    // The API and the sequencer need no Temporal, so they start beside it.
    const database = runDatabase(config, report, running);
    const env = async () => ({
      ...process.env,
      DATABASE_URL: await database,
      TEMPORAL_ADDRESS: temporalAddress,
      ALONGSIDE_SECRET: secret,
      ALONGSIDE_DATA: dataDir,
      PORT: String(port),
    });
    const temporal = runTemporal(config, temporalAddress, { report, progress, signal }, running);
    const bundle = workflowBundle(root);
    const [databaseUrl, temporalUi] = await allSettledOrThrow([
      database,
      temporal,
      bundle,
      env().then((its) => children.start("sequencer", its)),
      env().then((its) => children.start("api", its)),
      Promise.all([env(), bundle, temporal]).then(([its, file]) =>
        children.start("worker", { ...its, [bundleVariable]: file }),
      ),
    ]);
    const url = `http://${isThisMachine(config.host) ? "localhost" : config.host}:${port}`;
    await untilReady(url, signal);
    return { url, port, databaseUrl, temporalAddress, temporalUi, secret, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const logFileOf = (logs: string, name: string): string => path.join(logs, `${name}.log`);

/** Starts our own processes. */
function startChildren(options: {
  readonly code: string;
  readonly logs: string;
  readonly report: (line: string) => void;
  readonly running: Stops;
}) {
  const { code, logs, report, running } = options;
  return {
    async start(name: "api" | "worker" | "sequencer", env: NodeJS.ProcessEnv): Promise<void> {
      const logFile = logFileOf(logs, name);
      const script = path.join(code, "processes", `${name}.js`);
      const child = await keepRunning({
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
      running.set(name, () => child.stop());
    },
  };
}

async function runDatabase(
  config: Config,
  report: (line: string) => void,
  running: Stops,
): Promise<string> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl);
    await migrate(config.databaseUrl);
    return config.databaseUrl;
  }
  let first: PostgresServer | undefined;
  const kept = await keepRunning({
    name: "PostgreSQL",
    report,
    async start() {
      // Started again, it must be found where it was.
      const port = first === undefined ? {} : { port: first.port };
      const server = await startPostgres({ dataDir: config.dataDir, ...port });
      first ??= server;
      return server;
    },
  });
  running.set("postgres", () => kept.stop());
  const url = first?.url ?? "";
  await migrate(url);
  return url;
}

/** Known before it is started, so that the others need not wait for it; and the same when it is started again. */
async function addressOfTemporal(config: Config): Promise<string> {
  if (config.temporalAddress !== undefined) return config.temporalAddress;
  return `127.0.0.1:${await rememberedPort(path.join(config.dataDir, "temporal-port"))}`;
}

/** @returns where Temporal's own pages are; undefined for a server of one's own. */
async function runTemporal(
  config: Config,
  address: string,
  {
    report,
    progress,
    signal,
  }: Pick<Parameters<typeof supervise>[0], "report" | "progress" | "signal">,
  running: Stops,
): Promise<string | undefined> {
  const { dataDir, temporalNamespace: namespace } = config;
  if (config.temporalAddress !== undefined) {
    await checkTemporal(address, namespace);
    return undefined;
  }
  const port = Number(address.split(":")[1]);
  let ui: string | undefined;
  const kept = await keepRunning({
    name: "Temporal",
    report,
    async start() {
      const server = await startTemporal({ dataDir, port, namespace, ui: true, progress, signal });
      await lowerPriority(server.pid);
      ui = server.uiUrl;
      return server;
    },
  });
  running.set("temporal", () => kept.stop());
  return ui;
}

async function portOf({ port, host }: Config): Promise<number> {
  if (port === 0) return await freePort();
  if (await isPortFree(port, host)) return port;
  throw new SetupProblem(
    `Port ${port} is taken by another program, so nothing was started.`,
    `Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
}

/** Addresses that include the loopback one, where we ask whether all is well. */
const isThisMachine = (host: string) => ["0.0.0.0", "::", "127.0.0.1", "::1"].includes(host);

async function untilReady(url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyLimit;
  for (;;) {
    signal.throwIfAborted();
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

async function lastLines(logFile: string): Promise<string> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return text.trim().split("\n").slice(-8).join("\n");
}
