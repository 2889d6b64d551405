import { consistencyProof, HASH_SIZE, leafHash, verifyConsistency } from "../log/merkle.ts";
import { NoteError } from "../log/note.ts";
import { overTiles } from "../log/over-tiles.ts";
import { parseTlogProof } from "../log/proof.ts";
import { hashesAtLevel, TILE_WIDTH, tilePath } from "../log/tile.ts";
import { readHeader, readLine, type Header } from "../verify/bundle-lines.ts";
import { sameBytes } from "../verify/bytes.ts";
import {
  checkSigned,
  keyIn,
  readCheckpointNote,
  type CheckedCheckpoint,
} from "../verify/checkpoint.ts";
import { isObject, JsonError, parseCanonical } from "../verify/json.ts";
import { linesOf, TooLong } from "../verify/lines.ts";
import type { Ports } from "../verify/ports.ts";
import { Unreadable } from "../verify/unreadable.ts";
import { checkReceipt, type Checked } from "./check.ts";
import { parseReceipt, type ReceiptFile } from "./format.ts";

/** The log at its stable addresses, below `/log/`. Null: not there. */
type LogSource = (path: string) => Promise<Uint8Array | null>;

/** What was kept: a receipt with the checkpoint in it, or a checkpoint alone. */
type Kept = { readonly receipt: ReceiptFile | null; readonly note: string };

/**
 * Holds what somebody kept earlier (a checkpoint of the log, or a receipt) against the file of a run: whether the log still begins
 * with what was signed then, and whether the file holds what the receipt proves. Never throws for what either of them holds.
 * @param source hashes of the log, of which a few are read.
 */
export async function checkKept(
  ports: Ports,
  kept: string,
  file: AsyncIterable<Uint8Array>,
  source: LogSource,
): Promise<readonly Checked[]> {
  try {
    const { receipt, note } = readKept(kept);
    const event = receipt === null ? null : eventIn(receipt);
    const { header, leaf } = await inFile(ports, file, event?.id ?? null);
    const then = readCheckpointNote(note);
    const now = readCheckpointNote(header.checkpoint);
    const own = receipt === null ? [] : (await checkReceipt(ports, kept, header.keys)).checked;
    return [
      ...own,
      ...(receipt === null ? [await signedBy(ports, then, header.keys)] : []),
      await continues(ports, then, now, source),
      ...(receipt === null || event === null
        ? []
        : [isInFile(header, event, leaf, leafHash(ports.sha256, receipt.entry))]),
    ];
  } catch (error) {
    if (!isOfTheText(error)) throw error;
    return [
      {
        holds: false,
        words: `What you kept is neither a checkpoint nor a receipt, or the file can't be read: ${error.message}`,
      },
    ];
  }
}

const isOfTheText = (error: unknown): error is Error =>
  error instanceof NoteError ||
  error instanceof JsonError ||
  error instanceof Unreadable ||
  error instanceof TooLong;

const readKept = (kept: string): Kept => {
  const plain = kept.replaceAll("\r\n", "\n").trim();
  if (!plain.includes("alongside/receipt@")) return { receipt: null, note: `${plain}\n` };
  const receipt = parseReceipt(plain);
  return { receipt, note: parseTlogProof(receipt.proof).checkpoint };
};

type KeptEvent = { readonly id: string; readonly run: string };

const eventIn = ({ entry }: ReceiptFile): KeptEvent | null => {
  const value = parseCanonical(entry);
  if (!isObject(value)) return null;
  const { id, run } = value;
  return typeof id === "string" && typeof run === "string" ? { id, run } : null;
};

/** The file's header, and the leaf that it has of an event; null where it has none. */
const inFile = async (
  { sha256 }: Ports,
  file: AsyncIterable<Uint8Array>,
  event: string | null,
): Promise<{ readonly header: Header; readonly leaf: Uint8Array | null }> => {
  let header: Header | null = null;
  for await (const { bytes } of linesOf(file)) {
    const value = parseCanonical(bytes);
    if (header === null) {
      header = readHeader(value);
      if (event === null) break;
      continue;
    }
    const line = readLine(value);
    if ((line.kind !== "entry" && line.kind !== "withheld") || line.event !== event) continue;
    return { header, leaf: line.kind === "entry" ? leafHash(sha256, line.entry) : line.leaf };
  }
  if (header === null) throw new Unreadable("The file is empty.");
  return { header, leaf: null };
};

const signedBy = async (
  ports: Ports,
  { note, checkpoint }: CheckedCheckpoint,
  keys: readonly string[],
): Promise<Checked> => {
  const results = await Promise.all(
    keys.map(async (text) => {
      const key = keyIn(ports, text, "log");
      return key === null || key.name !== checkpoint.origin
        ? "absent"
        : checkSigned(ports, note, key);
    }),
  );
  if (results.includes("signed") && !results.includes("wrong"))
    return { holds: true, words: "The log’s key signed the checkpoint that you kept." };
  return results.includes("unsure") && !results.includes("wrong")
    ? {
        holds: null,
        words: "This browser is too old to check the log’s signature. Try a newer one.",
      }
    : { holds: false, words: "No key of this log signed the checkpoint that you kept." };
};

const continues = async (
  ports: Ports,
  { checkpoint: kept }: CheckedCheckpoint,
  { checkpoint: now }: CheckedCheckpoint,
  source: LogSource,
): Promise<Checked> => {
  if (kept.origin !== now.origin)
    return { holds: false, words: `What you kept is of ${kept.origin}, not of ${now.origin}.` };
  const [first, second] = kept.size <= now.size ? [kept, now] : [now, kept];
  const proof = await proofBetween(ports, first.size, second.size, source);
  if (proof === null)
    return { holds: null, words: "The log did not give the hashes that are needed to compare." };
  const { sha256 } = ports;
  return verifyConsistency(sha256, first.size, second.size, proof, first.root, second.root)
    ? {
        holds: true,
        words: `The log still begins with the ${first.size} entries that were signed then. None of them was changed or taken out.`,
      }
    : {
        holds: false,
        words: `The log does not begin any more with the ${first.size} entries that were signed then: what had happened was changed.`,
      };
};

/** Null when the log does not give what it takes. */
const proofBetween = async (
  { sha256 }: Ports,
  first: number,
  second: number,
  source: LogSource,
): Promise<readonly Uint8Array[] | null> => {
  const compute = overTiles(sha256, (level, index) => {
    const width = Math.min(TILE_WIDTH, hashesAtLevel(second, level) - index * TILE_WIDTH);
    return tileAt(source, { level, index, width });
  });
  try {
    return await compute((read) => consistencyProof(sha256, read, first, second));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** A partial tile may be gone once the full one exists, which begins with it (C2SP tlog-tiles, "Partial Tiles"). */
const tileAt = async (
  source: LogSource,
  tile: { readonly level: number; readonly index: number; readonly width: number },
): Promise<readonly Uint8Array[]> => {
  const bytes =
    (await source(tilePath(tile))) ?? (await source(tilePath({ ...tile, width: TILE_WIDTH })));
  const hashes = bytes === null ? 0 : Math.floor(bytes.length / HASH_SIZE);
  return Array.from({ length: Math.min(hashes, tile.width) }, (_, at) =>
    (bytes ?? new Uint8Array(0)).subarray(at * HASH_SIZE, (at + 1) * HASH_SIZE),
  );
};

const isInFile = (
  header: Header,
  { id, run }: KeptEvent,
  leaf: Uint8Array | null,
  kept: Uint8Array,
): Checked => {
  if (run !== header.run)
    return { holds: false, words: `The receipt is about another run, ${run}.` };
  if (leaf === null)
    return {
      holds: false,
      words: `Event ${id}, of which you have a receipt, is not in the file. If people are being asked now, the file ends before it: look again once it is decided.`,
    };
  return sameBytes(leaf, kept)
    ? { holds: true, words: `Event ${id} stands in the file exactly as in your receipt.` }
    : {
        holds: false,
        words: `Event ${id} stands in the file with other content than your receipt.`,
      };
};
