import type { Pool } from "pg";
import type { WitnessPolicy } from "../../audit/log/witness/store.ts";
import { createReceiptWriter, readProving } from "../../audit/receipt/write-receipts.ts";
import type { Principal } from "../principal.ts";
import type { Receipt } from "./act-result.ts";

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
  /** Under a cosigned checkpoint where one covers the entry already; under the newest otherwise. */
  const writerFor = async (position: number) => {
    const { cosigned, signed } = await readProving(pool, policy, position + 1);
    const checkpoint = cosigned ?? signed;
    return checkpoint === null || checkpoint.size <= position
      ? null
      : createReceiptWriter(pool, policy, checkpoint);
  };

  return {
    async proof(principal, run, event) {
      const found = await receipt(principal, run, event);
      if (found === null) return { kind: "not-found" };
      if (found.position === null) return NOT_YET;
      const writer = await writerFor(found.position);
      return writer === null
        ? NOT_YET
        : { kind: "found", text: await writer.proof(found.position) };
    },

    async file(principal, run, event) {
      const found = await receipt(principal, run, event);
      if (found === null) return { kind: "not-found" };
      if (found.position === null) return NOT_YET;
      const [writer, { rows }] = await Promise.all([
        writerFor(found.position),
        pool.query<{ entry: Buffer }>("select entry from record.event where id = $1", [event]),
      ]);
      const [row] = rows;
      if (writer === null || row === undefined) return NOT_YET;
      return { kind: "found", text: await writer.receipt(found.position, row.entry) };
    },
  };
}
