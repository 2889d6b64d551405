import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "@temporalio/client";
import { SetupProblem } from "../problem.ts";
import { isPortFree, rememberedPort } from "./free-port.ts";
import { startServerProcess, type RunningServer } from "./server-process.ts";
import { createProgress, type Progress } from "../progress.mjs";
import { findTemporal } from "./temporal-binary.ts";

const startLimit = 60_000; // milliseconds

/** What a run's workflow can be searched by in Temporal's own UI; ids and names of steps only, nothing personal. */
export const searchAttributes = {
  AlongsideOrganisation: "Keyword",
  AlongsideTemplate: "Keyword",
  AlongsideStep: "Keyword",
  AlongsideWaitingFor: "Keyword",
} as const;

/** Measured on two cores against the default pragmas: 156-181 against 40-77 workflow starts a second. */
const pragmas = ["journal_mode=WAL", "synchronous=normal"];

export interface TemporalServer extends RunningServer {
  /** host:port of the frontend. */
  readonly address: string;
  readonly port: number;
  /** Temporal's own pages; undefined when started without. */
  readonly uiUrl: string | undefined;
}

/**
 * Starts a Temporal server of one process on `dataDir`, with namespace and search attributes registered, and waits until it
 * answers. Its state is a file there, so it outlives the process.
 * @param options.port a fixed port; without it a free one is chosen once and remembered in the data folder.
 * @throws SetupProblem when none is found or it cannot start, with the end of its log.
 */
export async function startTemporal(options: {
  readonly dataDir: string;
  readonly port?: number;
  readonly namespace?: string;
  readonly ui?: boolean;
  /** Of a download or build that is needed; standard output without one. */
  readonly progress?: Progress;
  /** Ends a download or build under way. */
  readonly signal?: AbortSignal;
}): Promise<TemporalServer> {
  const dataDir = path.resolve(options.dataDir);
  const namespace = options.namespace ?? "default";
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const command = await findTemporal(
    options.progress ?? createProgress(process.stdout),
    options.signal,
  );
  const port = options.port ?? (await rememberedPort(path.join(dataDir, "temporal-port")));
  if (!(await isPortFree(port))) {
    throw new SetupProblem(
      `Port ${port}, which Temporal should use, is taken.`,
      "Stop the program which uses it, or choose another port.",
    );
  }
  const uiPort = options.ui
    ? await rememberedPort(path.join(dataDir, "temporal-ui-port"))
    : undefined;
  const logFile = path.join(dataDir, "temporal.log");
  const server = await startServerProcess({
    command,
    args: [
      "server",
      "start-dev",
      "--ip=127.0.0.1",
      `--port=${port}`,
      `--db-filename=${path.join(dataDir, "temporal.sqlite")}`,
      "--log-level=error",
      ...(uiPort === undefined ? ["--headless"] : ["--ui-port", String(uiPort)]),
      ...(namespace === "default" ? [] : ["--namespace", namespace]),
      ...pragmas.flatMap((pragma) => ["--sqlite-pragma", pragma]),
      ...Object.entries(searchAttributes).flatMap(([name, type]) => [
        "--search-attribute",
        `${name}=${type}`,
      ]),
    ],
    cwd: dataDir,
    env: { ...process.env },
    logFile,
    stopSignal: "SIGTERM",
    grace: 10_000,
  });
  const address = `127.0.0.1:${port}`;
  await untilItAnswers(server, address, namespace, logFile);
  return {
    ...server,
    port,
    address,
    uiUrl: uiPort === undefined ? undefined : `http://localhost:${uiPort}`,
  };
}

async function untilItAnswers(
  server: RunningServer,
  address: string,
  namespace: string,
  logFile: string,
): Promise<void> {
  let running = true;
  void server.ended.then(() => (running = false));
  const deadline = Date.now() + startLimit;
  for (;;) {
    const error = await ask(address, namespace);
    if (error === undefined) return;
    if (!running || Date.now() > deadline) {
      await server.stop();
      const log = await readFile(logFile, "utf8").catch(() => "");
      throw new SetupProblem(
        `Temporal did not start. The end of ${logFile}:\n${log.trim().split("\n").slice(-6).join("\n")}`,
        "Mend what the log says and start again, or set TEMPORAL_ADDRESS to a server of your own.",
        error,
      );
    }
    await sleep(50);
  }
}

/** Asks for the namespace, which is registered last; returns the error while the server is not ready. */
async function ask(address: string, namespace: string): Promise<unknown> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({
        namespace,
      });
      const missing = Object.keys(searchAttributes).filter(
        (name) => !(name in (customAttributes ?? {})),
      );
      return missing.length === 0
        ? undefined
        : new Error(`${missing.join(", ")} not registered yet`);
    } finally {
      await connection.close();
    }
  } catch (error) {
    return error;
  }
}
