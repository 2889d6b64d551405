import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { SetupProblem } from "../problem.ts";
import { canReach, sharedData, type Identity, type PostgresBinaries } from "./postgres-binaries.ts";

const run = promisify(execFile);

export interface Cluster {
  /** Absolute path of PostgreSQL's own data folder. */
  readonly folder: string;
  readonly password: string;
}

/**
 * The cluster that belongs to a data folder; made on first use. It appears under its name only when it is whole, so an
 * interrupted first start leaves nothing half made.
 * @throws SetupProblem when initdb fails.
 */
export async function openCluster(dataDir: string, binaries: PostgresBinaries): Promise<Cluster> {
  const home = await clusterHome(dataDir, binaries.identity);
  const passwordFile = path.join(home, "postgres-password");
  const folder = path.join(home, "postgres");
  if (!existsSync(path.join(folder, "PG_VERSION"))) {
    await writeFile(passwordFile, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
    await own(passwordFile, binaries.identity);
    await initialise(folder, passwordFile, binaries);
  }
  return { folder, password: (await readFile(passwordFile, "utf8")).trim() };
}

/** The password of the cluster that belongs to a data folder; undefined when there is no cluster yet. */
export async function readPassword(
  dataDir: string,
  identity: Identity | undefined,
): Promise<string | undefined> {
  const home = existsSync(dataDir) ? await clusterHome(dataDir, identity) : dataDir;
  const text = await readFile(path.join(home, "postgres-password"), "utf8").catch(() => undefined);
  return text?.trim();
}

/**
 * After a `kill -9` a postmaster.pid stays behind. PostgreSQL clears it by itself, unless the number has gone to
 * another process of the same user; and a server which outlived its supervisor still holds the cluster. The caller
 * holds the supervisor's lock, so whatever runs on this cluster is nobody's and is stopped.
 */
export async function clearStaleServer(cluster: Cluster): Promise<void> {
  const file = path.join(cluster.folder, "postmaster.pid");
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
  if (!(pid > 1)) return;
  if (!(await isPostgres(pid, cluster.folder))) {
    await rm(file, { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 15_000 && (await isPostgres(pid, cluster.folder)); waited += 50)
    await sleep(50);
  if (await isPostgres(pid, cluster.folder)) process.kill(pid, "SIGKILL");
}

async function isPostgres(pid: number, folder: string): Promise<boolean> {
  const { stdout } = await run("ps", ["-o", "stat=,args=", "-p", String(pid)]).catch(() => ({
    stdout: "",
  }));
  return stdout.includes(folder) && !stdout.trimStart().startsWith("Z");
}

/** Root's PostgreSQL runs as somebody else, who may not be able to reach the data folder. */
async function clusterHome(dataDir: string, identity: Identity | undefined): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (identity === undefined) return dataDir;
  await chmod(dataDir, 0o711);
  if (canReach(dataDir, identity)) return dataDir;
  const home = path.join(
    sharedData,
    createHash("sha256").update(dataDir).digest("hex").slice(0, 12),
  );
  await mkdir(home, { recursive: true });
  await chmod(sharedData, 0o711);
  await chmod(home, 0o711);
  await writeFile(path.join(dataDir, "postgres-is-in"), `${home}\n`);
  return home;
}

async function initialise(
  folder: string,
  passwordFile: string,
  { initdb, identity }: PostgresBinaries,
): Promise<void> {
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  await own(partial, identity);
  const args = [
    `--pgdata=${partial}`,
    "--username=alongside",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  const env = { PATH: process.env["PATH"], LC_ALL: "C" };
  try {
    await run(initdb, args, { cwd: "/", env, ...identity });
  } catch (cause) {
    throw new SetupProblem(
      `PostgreSQL could not set up its data folder ${folder}:\n${lastLines(cause)}`,
      "Check that the disk has space and that the folder is writable, then start again.",
      cause,
    );
  }
  await rename(partial, folder);
}

async function own(target: string, identity: Identity | undefined): Promise<void> {
  if (identity !== undefined) await chown(target, identity.uid, identity.gid);
}

function lastLines(error: unknown): string {
  const text = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  return text.trim().split("\n").slice(-5).join("\n");
}
