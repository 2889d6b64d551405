import type { Pool, PoolClient } from "pg";
import { createProver } from "../bundle/prover.ts";
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
  /** The inclusion proof of a position below the checkpoint's size (C2SP tlog-proof v1). */
  proof(position: number): Promise<string>;
  /** A receipt that stands on its own; `entry`: the bytes at that position. */
  receipt(position: number, entry: Uint8Array): Promise<string>;
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
  const proof = async (position: number) =>
    formatTlogProof({
      index: position,
      hashes: await prove(position),
      checkpoint: note,
      extra: null,
    });
  return {
    proof,
    async receipt(position, entry) {
      signers ??= readKeys(db).then(signersIn);
      return formatReceipt({
        keys: await signers,
        witnesses,
        entry,
        proof: await proof(position),
      });
    },
  };
}
