import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/**
 * SHA-256, hex, over the sources in these folders, tests apart, and the versions of all packages: equal hashes, equal build.
 * The checkout's own path counts too, since a build holds absolute paths.
 */
export async function sourceHash(root: string, folders: readonly string[]): Promise<string> {
  const found = await Promise.all(folders.map((folder) => sourcesIn(path.join(root, folder))));
  const files = [
    ...found.flat(),
    path.join(root, "package-lock.json"),
    path.join(root, "tsconfig.json"),
  ];
  const hash = createHash("sha256").update(root);
  const contents = await Promise.all(
    files.toSorted().map(async (file) => [file, await readFile(file)] as const),
  );
  for (const [file, content] of contents) {
    hash.update(`\0${path.relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function sourcesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.(?:tsx?|mjs|json)$/u.test(entry.name) &&
        !/\.test\.tsx?$/u.test(entry.name),
    )
    .map((entry) => path.join(entry.parentPath, entry.name));
}
