import type { Pool, PoolClient } from "pg";
import { headsExtra } from "../bundle/heads-line.ts";
import { createProver } from "../bundle/prover.ts";
import type { StatedHead } from "../heads/read-heads.ts";
import { parseNote, parseVerifierKey } from "../log/note.ts";
import { formatTlogProof } from "../log/proof.ts";
import { checkSignature, sha256 } from "../log/signer.ts";
import { readCheckpoint, readKeys, readTile, type StoredCheckpoint } from "../log/store.ts";
import { readCosigned, type WitnessPolicy } from "../log/witness/store.ts";
import { formatReceipt } from "./format.ts";

type Queries = Pick<Pool | PoolClient, "query">;

/** The checkpoints that receipts are proven by: `cosigned` is null until enough witnesses have signed one, or none are asked. */
export type Proving = {
  readonly cosigned: StoredCheckpoint | null;
  readonly signed: StoredCheckpoint | null;
};

/** @param from the size that a cosigned checkpoint must have at least. */
export async function readProving(
  db: Queries,
  policy: WitnessPolicy,
  from: number,
): Promise<Proving> {
  const cosigned = policy.quorum === 0 ? null : await readCosigned(db, policy, from);
  return { cosigned, signed: await readCheckpoint(db) };
}

/** Receipts under one checkpoint; neighbours share what is read. */
export type ReceiptWriter = {
  /**
   * The inclusion proof of a position below the checkpoint's size (C2SP tlog-proof v1). @param stated what the log stated of the run's
   * newest version, below that size: it becomes the proof's extra data. Null: nothing that may be told.
   */
  proof(position: number, stated: StatedHead | null): Promise<string>;
  /** A receipt that stands on its own; `entry`: the bytes at that position. `stated`: as of `proof`. */
  receipt(position: number, entry: Uint8Array, stated: StatedHead | null): Promise<string>;
};

export function createReceiptWriter(
  db: Queries,
  policy: WitnessPolicy,
  { size, note }: StoredCheckpoint,
): ReceiptWriter {
  const prove = createProver(sha256, size, (level, index) => readTile(db, level, index));
  const signersIn = (keys: readonly string[]) =>
    keys.filter(
      (key) => checkSignature(parseNote(note), parseVerifierKey(sha256, key)).result === "signed",
    );
  let signers: Promise<readonly string[]> | undefined;
  const witnesses = signersIn(policy.witnesses);
  const extraOf = async ({ position, entry, leaf, path }: StatedHead): Promise<Uint8Array> =>
    headsExtra({
      ...{ index: position, entry, proof: await prove(position) },
      ...{ version: leaf.count, leaf: leaf.value, path },
    });
  const proof = async (position: number, stated: StatedHead | null) =>
    formatTlogProof({
      index: position,
      hashes: await prove(position),
      checkpoint: note,
      extra: stated === null ? null : await extraOf(stated),
    });
  return {
    proof,
    async receipt(position, entry, stated) {
      signers ??= readKeys(db).then(signersIn);
      return formatReceipt({
        keys: await signers,
        witnesses,
        entry,
        proof: await proof(position, stated),
      });
    },
  };
}
