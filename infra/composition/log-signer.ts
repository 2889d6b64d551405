import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { NoteError } from "../../audit/log/note.ts";
import {
  createLogSigner,
  formatSignerKey,
  parseSignerKey,
  type NoteSigner,
} from "../../audit/log/signer.ts";
import type { Config } from "../config.ts";
import { SetupProblem } from "../problem.ts";

/**
 * The transparency log's signer: from the configuration, or from `log/key` in the data folder (mode 0600), made on the
 * first start and named after the public address of that day. The name is the log's origin and never changes again.
 * @throws SetupProblem when the key can't be read.
 */
export async function logSigner(
  config: Pick<Config, "dataDir" | "logKey" | "publicUrl">,
): Promise<NoteSigner> {
  const file = path.join(config.dataDir, "log", "key");
  const key = config.logKey ?? (await keptKey(file, `${new URL(config.publicUrl).host}/log`));
  try {
    const { name, seed } = parseSignerKey(key);
    return createLogSigner(name, seed);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    const where = config.logKey === undefined ? file : "ALONGSIDE_LOG_KEY";
    throw new SetupProblem(
      `The transparency log's key in ${where} can't be read: ${error.message}.`,
      "Put back the key that signed the log. Never start with a new key on an old log.",
      error,
    );
  }
}

async function keptKey(file: string, name: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${formatSignerKey(name, randomBytes(32))}\n`, {
    mode: 0o600,
    flag: "wx",
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return (await readFile(file, "utf8")).trim();
}
