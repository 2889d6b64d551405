import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Installs the systems that are compared with, unless just these are there already. */
export function installPeers(progress: (line: string) => void): void {
  if (isInstalled()) return;
  progress("Installing the systems that are compared with (half a minute, once) ...");
  const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    throw new Error(
      `The systems that are compared with could not be installed. npm says:\n${result.stderr || result.error?.message || ""}`,
    );
  }
}

/** npm writes node_modules/.package-lock.json last, so what it lists is wholly installed. */
function isInstalled(): boolean {
  const written = `${folder}node_modules/.package-lock.json`;
  if (!existsSync(written)) return false;
  const versions = (file: string): ReadonlyMap<string, unknown> => {
    const lock: { packages?: Record<string, { version?: string; optional?: boolean }> } =
      JSON.parse(readFileSync(file, "utf8"));
    return new Map(
      Object.entries(lock.packages ?? {})
        .filter(([name, { optional }]) => name !== "" && !optional)
        .map(([name, { version }]) => [name, version]),
    );
  };
  const there = versions(written);
  return [...versions(`${folder}package-lock.json`)].every(
    ([name, version]) => there.get(name) === version,
  );
}
