import { leafHash } from "../../audit/log/merkle.ts";
import { readHeader, readLine, type Header } from "../../audit/verify/bundle-lines.ts";
import { readCheckpointNote } from "../../audit/verify/checkpoint.ts";
import { provenHead } from "../../audit/verify/heads.ts";
import { parseCanonical } from "../../audit/verify/json.ts";
import { linesOf } from "../../audit/verify/lines.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import type { ShownFile } from "../../audit/verify/since/continues.ts";
import { createShownTree, type Range } from "../../audit/verify/since/shown-tree.ts";
import { asWritten } from "../../audit/verify/transport.ts";

type Shown = { readonly header: Header; readonly shown: ShownFile };
type Places = Map<number, { readonly index: number; readonly leaf: Uint8Array }>;

/**
 * What a bundle shows of its log, once `verifyBundle` found nothing that fails. In memory for a place an event.
 * @param partsOf which parts of the log's tree are wanted, of a log of so many entries.
 * @returns null for an empty file.
 */
export const readShown = async (
  pieces: AsyncIterable<Uint8Array>,
  partsOf: (size: number) => readonly Range[],
): Promise<Shown | null> => {
  const places: Places = new Map();
  let read: Shown | null = null;
  let number = 0;
  for await (const { bytes } of linesOf(pieces)) {
    number += 1;
    const value = parseCanonical(asWritten(bytes, number).bytes);
    if (read === null) {
      read = begun(readHeader(value), partsOf, places);
      continue;
    }
    const line = readLine(value);
    if (line.kind !== "entry" && line.kind !== "withheld") continue;
    const leaf = line.kind === "entry" ? leafHash(nodePorts.sha256, line.entry) : line.leaf;
    places.set(line.version, { index: line.index, leaf });
    read.shown.tree.take(line.index, leaf, line.proof);
  }
  return read;
};

/** The header of a bundle in which nothing fails; null for an empty file. */
export const readFirstLine = async (pieces: AsyncIterable<Uint8Array>): Promise<Header | null> => {
  for await (const { bytes } of linesOf(pieces)) {
    return readHeader(parseCanonical(asWritten(bytes, 1).bytes));
  }
  return null;
};

const begun = (
  header: Header,
  partsOf: (size: number) => readonly Range[],
  places: Places,
): Shown => {
  const { sha256 } = nodePorts;
  const { checkpoint } = readCheckpointNote(header.checkpoint);
  const { origin, size, root } = checkpoint;
  const tree = createShownTree(sha256, size, partsOf(size));
  const { heads, run } = header;
  const covered = heads === null ? null : provenHead(sha256, run, heads, checkpoint);
  if (heads !== null) tree.take(heads.index, leafHash(sha256, heads.entry), heads.proof);
  const stated =
    heads === null || covered === null ? null : { version: heads.version, size: covered.size };
  return { header, shown: { origin, size, root, run, places, stated, tree } };
};
