import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ED25519, ML_DSA_COSIGNATURE, NoteError, parseVerifierKey } from "../../audit/log/note.ts";
import {
  createCosigner,
  createMlDsaCosigner,
  formatSignerKey,
  parseSignerKey,
  sha256,
} from "../../audit/log/signer.ts";
import { witnessFolder } from "../../audit/log/witness/memory.ts";
import { createWitness } from "../../audit/log/witness/witness.ts";
import { keptFile } from "../composition/kept-file.ts";
import type { Command } from "../command.ts";
import { SetupProblem } from "../problem.ts";
import { runUntilStopped, untilStopped } from "../processes/lifecycle.ts";
import { serveWitness } from "../witness/serve-witness.ts";

export const witnessCommand: Command = {
  help: `Usage: npx alongside witness --log VKEY... [--port 4100] [--host 127.0.0.1] [--data DIR] [--name NAME]
                            [--signs ed25519|ml-dsa-44|both]

Holds a transparency log to its history: it cosigns a checkpoint only when it continues everything that it cosigned before. Run
it in an organisation other than the one that runs Alongside, such as the auditor's. It needs no database.

  --log VKEY   a log to watch, by its verifier key: what https://<alongside>/log/key shows. Once for each; a log that is changing its
               key has two. Get the key from the log's people by a second way, not only from that address.
  --port       where it listens (4100); 0 takes any free port
  --host       the address it listens on (127.0.0.1); put a proxy with TLS in front before others reach it
  --data DIR   its key and its memory (witness-data). Never start a witness on an older copy of it, nor two on one.
  --name NAME  its name, without spaces or "+", fixed on the first start (this machine's name, then /witness)
  --signs      what it cosigns with (both). ML-DSA-44 holds against a computer that breaks Ed25519; older programs check only Ed25519.

It prints a verifier key for each. The log's people set ALONGSIDE_WITNESSES to one of them, a space, and the address of this witness.`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        log: { type: "string", multiple: true, default: [] },
        port: { type: "string", default: "4100" },
        host: { type: "string", default: "127.0.0.1" },
        data: { type: "string", default: "witness-data" },
        name: { type: "string" },
        signs: { type: "string", default: "both" },
      },
    });
    const logs = values.log.map(logKey);
    if (logs.length === 0) throw usage("Name at least one log: --log and its verifier key.");
    if (!/^\d{1,5}$/u.test(values.port) || Number(values.port) > 65_535) {
      throw usage("--port must be a number from 0 to 65535.");
    }
    const folder = path.resolve(values.data);
    const signers = await ownSigners(folder, values.name, values.signs);
    const memory = witnessFolder(folder);
    const witness = createWitness({
      signers,
      logs,
      memory,
      onRefused: (origin, why) =>
        console.error(`${new Date().toISOString()} REFUSED a checkpoint of ${origin}: ${why}.`),
    });
    const server = await serveWitness({
      witness,
      memory,
      port: Number(values.port),
      host: values.host,
      onError: (error) => console.error(error),
    });
    for (const key of witness.verifierKeys) console.log(`key: ${key}`);
    for (const origin of witness.origins) console.log(`watching: ${origin}`);
    console.log(`ready: http://${values.host}:${server.port}`);
    runUntilStopped({ work: "endless", stop: server.close });
    await untilStopped;
  },
};

const usage = (message: string): Error =>
  Object.assign(new TypeError(message), { code: "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" });

function logKey(text: string) {
  try {
    const key = parseVerifierKey(sha256, text);
    if (key.type === ED25519) return key;
    throw usage(`--log ${text}: that is a witness's key, not a log's.`);
  } catch (error) {
    if (error instanceof NoteError) throw usage(`--log ${text}: ${error.message}.`);
    throw error;
  }
}

const seconds = (): number => Math.floor(Date.now() / 1000);

/** Each kind of key has a seed of its own, in a file of its own. */
async function ownSigners(folder: string, given: string | undefined, signs: string) {
  const older = async () => {
    const { name, seed } = await ownKey(path.join(folder, "key"), given, ED25519);
    return createCosigner(name, seed, seconds);
  };
  const newer = async () => {
    const file = path.join(folder, "key-ml-dsa-44");
    const { name, seed } = await ownKey(file, given, ML_DSA_COSIGNATURE);
    return createMlDsaCosigner(name, seed, seconds);
  };
  if (signs === "ed25519") return [await older()] as const;
  if (signs === "ml-dsa-44") return [await newer()] as const;
  if (signs === "both") return [await older(), await newer()] as const;
  throw usage("--signs must be ed25519, ml-dsa-44 or both.");
}

async function ownKey(
  file: string,
  given: string | undefined,
  type: typeof ED25519 | typeof ML_DSA_COSIGNATURE,
) {
  try {
    const kept = await keptFile(file, () =>
      formatSignerKey(given ?? `${hostname()}/witness`, randomBytes(32), type),
    );
    const key = parseSignerKey(kept, type);
    if (given === undefined || given === key.name) return key;
    throw new SetupProblem(
      `This witness is called ${key.name}, not ${given}.`,
      "Leave out --name, or give another --data folder for a witness of that name.",
    );
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new SetupProblem(
      `The witness's key in ${file} can't be read or made: ${error.message}.`,
      "Put back the key, or give a name without spaces and without +.",
      error,
    );
  }
}
