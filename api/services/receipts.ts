import type { Pool } from "pg";
import { readHeadAsAsked, readHeadOf } from "../../audit/heads/read-heads.ts";
import type { WitnessPolicy } from "../../audit/log/witness/store.ts";
import { createReceiptWriter, readProving } from "../../audit/receipt/write-receipts.ts";
import type { RunState } from "../../domain/state.ts";
import { hasOpenGate, numberedUpTo } from "../../domain/visibility/withheld.ts";
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
  /** The run's whole state, for whoever may read the run. */
  load: (principal: Principal, run: string) => Promise<RunState | null>,
): ReceiptService {
  /** Under a cosigned checkpoint where one covers the entry already; under the newest otherwise. */
  const writerFor = async (position: number) => {
    const { cosigned, signed } = await readProving(pool, policy, position + 1);
    const checkpoint = cosigned ?? signed;
    return checkpoint === null || checkpoint.size <= position
      ? null
      : { ...createReceiptWriter(pool, policy, checkpoint), size: checkpoint.size };
  };

  /**
   * What the log stated of the run's newest version, below so many signed entries: while a gate is open the same whether anybody has
   * answered or not. Null where that does not cover the position.
   */
  const statedFor = async (principal: Principal, run: string, position: number, signed: number) => {
    const state = await load(principal, run);
    if (state === null) return null;
    const stated = hasOpenGate(state)
      ? await readHeadAsked(run, numberedUpTo(state), signed)
      : await readHeadOf(pool, run, signed);
    return stated !== null && stated.size > position ? stated : null;
  };

  const readHeadAsked = async (run: string, version: number, signed: number) => {
    const { rows } = await pool.query<{ position: string }>({
      name: "place-in-run",
      text: `select s.position from record.event as e join record.sequence as s on s.event = e.id
             where e.run = $1 and e.version = $2`,
      values: [run, version],
    });
    const [row] = rows;
    if (row === undefined) return null;
    return await readHeadAsAsked(pool, run, signed, { version, position: Number(row.position) });
  };

  return {
    async proof(principal, run, event) {
      const found = await receipt(principal, run, event);
      if (found === null) return { kind: "not-found" };
      if (found.position === null) return NOT_YET;
      const writer = await writerFor(found.position);
      if (writer === null) return NOT_YET;
      const stated = await statedFor(principal, run, found.position, writer.size);
      return { kind: "found", text: await writer.proof(found.position, stated) };
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
      const stated = await statedFor(principal, run, found.position, writer.size);
      return { kind: "found", text: await writer.receipt(found.position, row.entry, stated) };
    },
  };
}
