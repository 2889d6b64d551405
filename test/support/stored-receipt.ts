import { headsExtra } from "../../audit/bundle/heads-line.ts";
import { formatTlogProof } from "../../audit/log/proof.ts";
import { formatReceipt } from "../../audit/receipt/format.ts";
import type { HeadStatement } from "../../audit/verify/bundle-lines.ts";
import { headOf, proverOf, type StoredLog } from "./stored-log.ts";

/**
 * The receipt that the product hands out of an entry, by its position. `of`: the run of whose newest version the log's last statement
 * is told; null: nothing is told. `change`: what is told otherwise.
 */
export const receiptOf = async (
  log: StoredLog,
  index: number,
  {
    of = log.rows[index]?.run ?? null,
    change = () => ({}),
    witnesses = [],
  }: {
    readonly of?: string | null;
    readonly change?: (heads: HeadStatement) => Partial<HeadStatement>;
    readonly witnesses?: readonly string[];
  } = {},
): Promise<string> => {
  const prove = proverOf(log);
  const entry = log.rows[index]?.entry;
  const head = of === null ? null : headOf(log, of);
  if (entry === undefined) throw new Error(`There is no entry ${index}.`);
  const heads = head === null ? null : { ...head, proof: await prove(head.index) };
  const proof = formatTlogProof({
    index,
    hashes: await prove(index),
    checkpoint: log.checkpoint,
    extra: heads === null ? null : headsExtra({ ...heads, ...change(heads) }),
  });
  return formatReceipt({ keys: log.keys, witnesses, entry, proof });
};
