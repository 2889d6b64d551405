import type { Pool } from "pg";
import { formatTlogProof } from "../../audit/log/proof.ts";
import { readCheckpoint, readKeys } from "../../audit/log/store.ts";
import { proveInclusion } from "../../audit/log/tile-reader.ts";
import { checkSignature, sha256 } from "../../audit/log/signer.ts";
import { parseNote, parseVerifierKey } from "../../audit/log/note.ts";
import { readCosigned, type WitnessPolicy } from "../../audit/log/witness/store.ts";
import { formatReceipt } from "../../audit/receipt/format.ts";
import type { Principal } from "../principal.ts";
import type { Receipt } from "../services.ts";

/** `not-yet`: the log has not signed the entry; it will within a moment. */
export type ReceiptText =
  | { readonly kind: "found"; readonly text: string }
  | { readonly kind: "not-found" }
  | { readonly kind: "not-yet" };

export type ReceiptService = {
  /** The inclusion proof of an event (C2SP tlog-proof v1). */
  proof(principal: Principal, run: string, event: string): Promise<ReceiptText>;
  /** A receipt that stands on its own: entry, proof and keys (docs/log.md). */
  file(principal: Principal, run: string, event: string): Promise<ReceiptText>;
};

const NOT_YET = { kind: "not-yet" } as const;

export function createReceipts(
  pool: Pool,
  policy: WitnessPolicy,
  /** Null when whoever asks may not see the event. */
  receipt: (principal: Principal, run: string, event: string) => Promise<Receipt | null>,
): ReceiptService {
  /** A cosigned checkpoint where one covers the entry already; the newest otherwise. */
  const covering = async (position: number) => {
    const cosigned = policy.quorum === 0 ? null : await readCosigned(pool, policy, position + 1);
    const checkpoint = cosigned ?? (await readCheckpoint(pool));
    return checkpoint === null || checkpoint.size <= position ? null : checkpoint;
  };

  const proven = async (position: number) => {
    const checkpoint = await covering(position);
    if (checkpoint === null) return null;
    const { size, note } = checkpoint;
    const hashes = await proveInclusion(pool, position, size);
    return {
      note,
      proof: formatTlogProof({ index: position, hashes, checkpoint: note, extra: null }),
    };
  };

  return {
    async proof(principal, run, event) {
      const found = await receipt(principal, run, event);
      if (found === null) return { kind: "not-found" };
      if (found.position === null) return NOT_YET;
      const one = await proven(found.position);
      return one === null ? NOT_YET : { kind: "found", text: one.proof };
    },

    async file(principal, run, event) {
      const found = await receipt(principal, run, event);
      if (found === null) return { kind: "not-found" };
      if (found.position === null) return NOT_YET;
      const [one, keys, { rows }] = await Promise.all([
        proven(found.position),
        readKeys(pool),
        pool.query<{ entry: Buffer }>("select entry from record.event where id = $1", [event]),
      ]);
      const [row] = rows;
      if (one === null || row === undefined) return NOT_YET;
      const signers = (texts: readonly string[]) =>
        texts.filter(
          (text) =>
            checkSignature(parseNote(one.note), parseVerifierKey(sha256, text)).result === "signed",
        );
      return {
        kind: "found",
        text: formatReceipt({
          keys: signers(keys),
          witnesses: signers(policy.witnesses),
          entry: row.entry,
          proof: one.proof,
        }),
      };
    },
  };
}
