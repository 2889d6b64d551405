import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { checkReceipt } from "../../audit/receipt/check.ts";
import { parseReceipt } from "../../audit/receipt/format.ts";
import { leafHash } from "../../audit/log/merkle.ts";
import { parseTlogProof } from "../../audit/log/proof.ts";
import { verifyBundle, type BundleOptions } from "../../audit/verify/bundle.ts";
import { readHeader, readLine } from "../../audit/verify/bundle-lines.ts";
import { parseCanonical } from "../../audit/verify/json.ts";
import { linesOf } from "../../audit/verify/lines.ts";
import type { Kept } from "../../audit/verify/live/audit-log.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { asWritten } from "../../audit/verify/transport.ts";
import { SetupProblem } from "../problem.ts";

type Trusted = Required<Pick<BundleOptions, "keys" | "witnesses">>;

/**
 * What a receipt or a bundle says of the log that it came from: the checkpoint then, and the leaves of its own entries. The
 * file must prove itself first: what somebody made up says nothing about a log.
 * @throws SetupProblem when it does not.
 */
export async function readSince(file: string, trusted: Trusted): Promise<Kept> {
  const begin = await readFile(file).catch((cause: unknown) => {
    throw new SetupProblem(`${file} can't be read.`, "Name the receipt or bundle you kept.", cause);
  });
  return begin.subarray(0, 4_096).includes("alongside/receipt@")
    ? await sinceReceipt(file, begin.toString("utf8"), trusted)
    : await sinceBundle(file, trusted);
}

async function sinceReceipt(file: string, text: string, trusted: Trusted): Promise<Kept> {
  const { holds, checked } = await checkReceipt(nodePorts, text, trusted.keys);
  if (!holds) throw unproven(file, checked.find((one) => one.holds !== true)?.words);
  const receipt = parseReceipt(text);
  const { index, checkpoint } = parseTlogProof(receipt.proof);
  const leaf = leafHash(nodePorts.sha256, receipt.entry);
  return { checkpoint, leaf: async (at) => (at === index ? leaf : null) };
}

async function sinceBundle(file: string, { keys }: Trusted): Promise<Kept> {
  const { checks } = await verifyBundle(createReadStream(file), nodePorts, { keys });
  const wrong = checks.find(({ result }) => result === "fails");
  if (wrong !== undefined) throw unproven(file, `${wrong.step}: ${wrong.message}`);
  const leaves = new Map<number, Uint8Array>();
  let checkpoint: string | null = null;
  let number = 0;
  for await (const { bytes } of linesOf(createReadStream(file))) {
    number += 1;
    const value = parseCanonical(asWritten(bytes, number).bytes);
    if (checkpoint === null) {
      ({ checkpoint } = readHeader(value));
      continue;
    }
    const line = readLine(value);
    if (line.kind === "entry") leaves.set(line.index, leafHash(nodePorts.sha256, line.entry));
    if (line.kind === "withheld") leaves.set(line.index, line.leaf);
  }
  if (checkpoint === null) throw unproven(file, "it is empty");
  return { checkpoint, leaf: async (at) => leaves.get(at) ?? null };
}

const unproven = (file: string, why = "it is not whole"): SetupProblem =>
  new SetupProblem(
    `${file} does not prove what it says (${why}), so nothing can be compared with it.`,
    "Use the file as you got it: npx alongside verify FILE, or check-receipt FILE, says more.",
  );
