import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { createEntrance, type Entrance, type SignInLinks } from "../../demo/entrance.ts";
import { withLocalAccess } from "../../infra/demo/local-access.ts";
import { freePort } from "../../infra/servers/free-port.ts";
import { runningPostgresUrl } from "../../infra/servers/postgres.ts";

const alongside = path.resolve(import.meta.dirname, "../../infra/alongside.mjs");
const run = promisify(execFile);

/** The product, started as its users start it, on a data folder of its own. */
export type RunningProduct = {
  readonly url: string;
  readonly dataDir: string;
  readonly said: readonly string[];
  /** A token of `npx alongside token`. */
  token(role: string): Promise<string>;
  /** Signs the demo's people in by links that are made in its database. Whoever asks first makes the demo's organisation. */
  entrance(): Promise<Entrance>;
  /** Any other command of `npx alongside`, on the same data; its standard output. */
  command(...args: readonly string[]): Promise<string>;
  /** Process ids by what they are, as they are now. */
  pids(): Promise<{ readonly [name in Victim]: number | null }>;
  /** Resolves with the exit code, after Ctrl-C. */
  stop(): Promise<number | null>;
  remove(): Promise<void>;
};

export type Victim = "api" | "worker" | "sequencer" | "temporal" | "postgres";

/** @param options.dataDir of an earlier start; without it an empty one is made. @param options.port of an earlier start. */
export async function startProduct(
  options: {
    readonly dataDir?: string;
    readonly port?: number;
    readonly args?: readonly string[];
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): Promise<RunningProduct> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), "alongside-")));
  const port = options.port ?? (await freePort());
  const env = {
    ...process.env,
    DATABASE_URL: undefined,
    TEMPORAL_ADDRESS: undefined,
    ALONGSIDE_DATA: dataDir,
    PORT: String(port),
    ...options.env,
  };
  const child = spawn(process.execPath, [alongside, "start", ...(options.args ?? [])], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      said.push(line);
      if (line.startsWith("ready:")) ready.resolve();
    });
  }
  const ended = once(child, "exit");
  void ended.then(() => ready.reject(new Error(`It ended by itself:\n${said.join("\n")}`)));
  await ready.promise;

  const command = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run(process.execPath, [alongside, ...args], { env });
    return stdout;
  };
  const url = `http://localhost:${port}`;
  return {
    url,
    dataDir,
    said,
    command,
    token: async (role) =>
      (await command("token", "--role", role)).trimEnd().split("\n").at(-1) ?? "",
    async entrance() {
      const inDatabase = async <T>(work: (links: SignInLinks) => Promise<T>): Promise<T> => {
        const databaseUrl = env.DATABASE_URL ?? (await runningPostgresUrl(dataDir)) ?? "";
        return withLocalAccess({ databaseUrl, secret: "for links alone", publicUrl: url }, work);
      };
      const entrance = createEntrance(url, {
        administratorLink: () => inDatabase((links) => links.administratorLink()),
        signInLink: (person) => inDatabase((links) => links.signInLink(person)),
      });
      await entrance.administrator();
      return entrance;
    },
    pids: () => pidsOf(child.pid ?? 0, dataDir),
    stop: async () => {
      child.kill("SIGINT");
      const [code] = await ended;
      return typeof code === "number" ? code : null;
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function pidsOf(
  supervisor: number,
  dataDir: string,
): Promise<{ readonly [name in Victim]: number | null }> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,args="]);
  const processes = stdout.split("\n").flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), args: args ?? "" }];
  });
  const ours = processes.filter(({ parent }) => parent === supervisor);
  const named = (part: string): number | null =>
    ours.find(({ args }) => args.includes(part))?.pid ?? null;
  const postmaster = await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(
    () => "",
  );
  const postgres = Number(postmaster.split("\n")[0]);
  return {
    api: named("processes/api.js"),
    worker: named("processes/worker.js"),
    sequencer: named("processes/sequencer.js"),
    temporal: named("start-dev"),
    postgres: postgres > 1 && processes.some(({ pid }) => pid === postgres) ? postgres : null,
  };
}
