import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { checkReceipt } from "../../audit/receipt/check.ts";
import { parseReceipt } from "../../audit/receipt/format.ts";
import { leafHash } from "../../audit/log/merkle.ts";
import { parseTlogProof } from "../../audit/log/proof.ts";
import { verifyBundle, type BundleOptions } from "../../audit/verify/bundle.ts";
import { readCheckpointNote } from "../../audit/verify/checkpoint.ts";
import { loggedEvent } from "../../audit/verify/logged-event.ts";
import type { Kept } from "../../audit/verify/live/audit-log.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import type { ShownFile } from "../../audit/verify/since/continues.ts";
import { createShownTree, wholeParts } from "../../audit/verify/since/shown-tree.ts";
import { SetupProblem } from "../problem.ts";
import { readShown } from "./shown-bundle.ts";

type Trusted = Required<Pick<BundleOptions, "keys" | "witnesses">>;

/** What somebody kept. `shown`: for whoever holds a newer file against it. `keys`: that came along with it. */
export type KeptFile = Kept & { readonly shown: ShownFile; readonly keys: readonly string[] };

/**
 * What a receipt or a bundle says of the log that it came from: the checkpoint then, and the leaves of its own entries. The
 * file must prove itself first: what somebody made up says nothing about a log.
 * @throws SetupProblem when it does not.
 */
export async function readSince(file: string, trusted: Trusted): Promise<KeptFile> {
  const begin = await readFile(file).catch((cause: unknown) => {
    throw new SetupProblem(`${file} can't be read.`, "Name the receipt or bundle you kept.", cause);
  });
  return begin.subarray(0, 4_096).includes("alongside/receipt@")
    ? await sinceReceipt(file, begin.toString("utf8"), trusted)
    : await sinceBundle(file, trusted);
}

async function sinceReceipt(file: string, text: string, trusted: Trusted): Promise<KeptFile> {
  const { holds, checked, event, newest } = await checkReceipt(nodePorts, text, trusted.keys);
  if (!holds) throw unproven(file, checked.find((one) => one.holds !== true)?.words);
  const receipt = parseReceipt(text);
  const { index, hashes, checkpoint } = parseTlogProof(receipt.proof);
  const { origin, size, root } = readCheckpointNote(checkpoint).checkpoint;
  const leaf = leafHash(nodePorts.sha256, receipt.entry);
  const logged = event === null ? null : loggedEvent(event);
  const tree = createShownTree(nodePorts.sha256, size, wholeParts(size));
  tree.take(index, leaf, hashes);
  return {
    checkpoint,
    leaf: async (at) => (at === index ? leaf : null),
    ...(logged !== null && { last: { run: logged.run, version: logged.version } }),
    keys: receipt.keys,
    shown: {
      ...{ origin, size, root, tree },
      run: logged?.run ?? null,
      places: new Map(logged === null ? [] : [[logged.version, { index, leaf }]]),
      stated: "size" in newest ? newest : null,
    },
  };
}

async function sinceBundle(file: string, { keys }: Trusted): Promise<KeptFile> {
  const { checks } = await verifyBundle(createReadStream(file), nodePorts, { keys });
  const wrong = checks.find(({ result }) => result === "fails");
  if (wrong !== undefined) throw unproven(file, `${wrong.step}: ${wrong.message}`);
  const read = await readShown(createReadStream(file), wholeParts);
  if (read === null) throw unproven(file, "it is empty");
  const { header, shown } = read;
  const leaves = new Map([...shown.places.values()].map(({ index, leaf }) => [index, leaf]));
  return {
    checkpoint: header.checkpoint,
    leaf: async (at) => leaves.get(at) ?? null,
    last: { run: header.run, version: header.through },
    keys: header.keys,
    shown,
  };
}

const unproven = (file: string, why = "it is not whole"): SetupProblem =>
  new SetupProblem(
    `${file} does not prove what it says (${why}), so nothing can be compared with it.`,
    "Use the file as you got it: npx alongside verify FILE, or check-receipt FILE, says more.",
  );
