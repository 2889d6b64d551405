import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * The secret that the data folder keeps (32 random bytes, hex, mode 0600), made when it is not there yet.
 */
export async function secretOf(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "secret");
  const written = await writeFile(file, `${randomBytes(32).toString("hex")}\n`, {
    mode: 0o600,
    flag: "wx",
  }).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  );
  if (written !== undefined && written.code !== "EEXIST") throw written;
  return (await readFile(file, "utf8")).trim();
}
