import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** The text of a file that only its owner may read (mode 0600); made on the first call, and never replaced. */
export async function keptFile(file: string, make: () => string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${make()}\n`, { mode: 0o600, flag: "wx" }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  return (await readFile(file, "utf8")).trim();
}
