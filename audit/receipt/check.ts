import type { JsonValue } from "../json.ts";
import { leafHash, verifyInclusion } from "../log/merkle.ts";
import { NoteError } from "../log/note.ts";
import { parseTlogProof } from "../log/proof.ts";
import { checkCosigned, checkSigned, keyIn, readCheckpointNote } from "../verify/checkpoint.ts";
import { JsonError, parseCanonical } from "../verify/json.ts";
import type { Ports } from "../verify/ports.ts";
import { Unreadable } from "../verify/unreadable.ts";
import { parseReceipt, type ReceiptFile } from "./format.ts";
import { newestInWords, newestOf, readStatement, type Newest } from "./newest.ts";

/** One thing that was checked, in words for the person whose receipt it is. `null`: this machine, or the receipt, can't tell. */
export type Checked = { readonly holds: boolean | null; readonly words: string };

export type ReceiptReport = {
  /** Only when everything was checked and holds. Whether newer entries exist does not count, as long as nothing false is said of it. */
  readonly holds: boolean;
  readonly checked: readonly Checked[];
  /** What is on record, once it is proven; null before. */
  readonly event: JsonValue | null;
  readonly position: number | null;
  readonly newest: Newest;
  readonly origin: string | null;
  readonly keys: readonly string[];
};

const nothing = (words: string): ReceiptReport => ({
  holds: false,
  checked: [{ holds: false, words }],
  event: null,
  position: null,
  newest: { kind: "not-told" },
  origin: null,
  keys: [],
});

/**
 * Checks a receipt from its own text alone. Never throws for what the text holds.
 * @param trusted the log's verifier keys, from elsewhere; without them the receipt's own count.
 */
export async function checkReceipt(
  ports: Ports,
  text: string,
  trusted: readonly string[] = [],
): Promise<ReceiptReport> {
  try {
    return await check(ports, parseReceipt(text), trusted);
  } catch (error) {
    if (!isOfTheText(error)) throw error;
    return nothing(`This is not a whole receipt: ${error.message}`);
  }
}

const isOfTheText = (error: unknown): error is Error =>
  error instanceof NoteError || error instanceof JsonError || error instanceof Unreadable;

async function check(
  ports: Ports,
  receipt: ReceiptFile,
  trusted: readonly string[],
): Promise<ReceiptReport> {
  const { index, hashes, checkpoint: signedNote, extra } = parseTlogProof(receipt.proof);
  const heads = extra === null ? null : readStatement(extra);
  const { note, checkpoint } = readCheckpointNote(signedNote);
  const event = parseCanonical(receipt.entry);
  const leaf = leafHash(ports.sha256, receipt.entry);
  const included = verifyInclusion(
    ports.sha256,
    leaf,
    index,
    checkpoint.size,
    hashes,
    checkpoint.root,
  );
  const checked: Checked[] = [
    {
      holds: included,
      words: included
        ? `The entry is number ${index} of the ${checkpoint.size} entries of ${checkpoint.origin}, exactly as it stands here.`
        : "The entry is not in the log that this receipt speaks of, or it was changed.",
    },
  ];

  const keys = trusted.length > 0 ? trusted : receipt.keys;
  const signatures = await Promise.all(
    [...new Set([...keys, ...receipt.keys])].map(async (text) => {
      const key = keyIn(ports, text, "log");
      if (key === null || key.name !== checkpoint.origin) return "absent";
      const result = await checkSigned(ports, note, key);
      // A key that came along does not count beside one that is trusted; a wrong signature of it does.
      return keys.includes(text) || result === "wrong" ? result : "absent";
    }),
  );
  const counted = signatures.includes("signed") || (signatures.includes("unsure") ? null : false);
  const signed = signatures.includes("wrong") ? false : counted;
  checked.push({
    holds: signed,
    words:
      signed === null
        ? "This browser is too old to check the log's signature. Try a newer one."
        : signed
          ? "The log's key signed this."
          : "No key of the log signed this.",
  });

  for (const text of receipt.witnesses) {
    const key = keyIn(ports, text, "witness");
    const found = key === null ? null : await checkCosigned(ports, { note, checkpoint }, key);
    const holds = found?.result === "unsure" ? null : found?.result === "signed";
    const at =
      found?.result === "signed" ? ` at ${new Date(found.seconds * 1000).toISOString()}` : "";
    checked.push({
      holds,
      words: holds
        ? `The witness ${key?.name} signed it too${at}.`
        : `The signature of the witness ${key?.name ?? "that is named"} does not hold here.`,
    });
  }
  const newest = newestOf(ports, { entry: receipt.entry, event, index }, heads, checkpoint);
  return {
    holds: newest.kind !== "wrong" && checked.every(({ holds }) => holds === true),
    checked: [...checked, newestInWords(newest)],
    event: included ? event : null,
    position: index,
    newest,
    origin: checkpoint.origin,
    keys: receipt.keys,
  };
}
