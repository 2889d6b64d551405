import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const VERSION = "v1.0.4";
const PACKAGE = `github.com/transparency-dev/tessera/cmd/fsck@${VERSION}`;

/** Tessera's own check of a log, built by Go once and kept outside the checkout; null where there is no Go to build it. */
export function findFsck(progress: (line: string) => void): string | null {
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache");
  const folder = path.join(cache, "alongside", `fsck-${VERSION}`);
  const file = path.join(folder, "fsck");
  if (existsSync(file)) return file;
  progress("Building tessera's fsck (half a minute, once) ...");
  const built = spawnSync("go", ["install", PACKAGE], {
    env: { ...process.env, GOBIN: folder },
    encoding: "utf8",
  });
  if (built.status === 0) return file;
  progress(`It could not be built: ${built.error?.message ?? built.stderr}`);
  return null;
}
