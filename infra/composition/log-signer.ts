import { randomBytes } from "node:crypto";
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
import { keptFile } from "./kept-file.ts";

/**
 * The transparency log's signer: from the configuration, or from `log/key` in the data folder (mode 0600), made on the
 * first start and named after the public address of that day. The name is the log's origin and never changes again.
 * @throws SetupProblem when the key can't be read.
 */
export async function logSigner(
  config: Pick<Config, "dataDir" | "logKey" | "publicUrl">,
): Promise<NoteSigner> {
  const file = path.join(config.dataDir, "log", "key");
  const key =
    config.logKey ??
    (await keptFile(file, () =>
      formatSignerKey(`${new URL(config.publicUrl).host}/log`, randomBytes(32)),
    ));
  return signerOf(key, config.logKey === undefined ? file : "ALONGSIDE_LOG_KEY");
}

/** The key before this one, which signs beside it while a rotation lasts. */
export const previousLogSigner = ({
  previousLogKey,
}: Pick<Config, "previousLogKey">): NoteSigner | undefined =>
  previousLogKey === undefined ? undefined : signerOf(previousLogKey, "ALONGSIDE_LOG_PREVIOUS_KEY");

function signerOf(key: string, where: string): NoteSigner {
  try {
    const { name, seed } = parseSignerKey(key);
    return createLogSigner(name, seed);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new SetupProblem(
      `The transparency log's key in ${where} can't be read: ${error.message}.`,
      "Put back the key that signed the log. Never start with a new key on an old log; docs/log.md says how to change keys.",
      error,
    );
  }
}
