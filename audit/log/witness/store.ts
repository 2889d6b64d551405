import type { Pool, PoolClient } from "pg";
import { isSignatureLine } from "../note.ts";
import type { StoredCheckpoint } from "../store.ts";

type Queries = Pick<Pool | PoolClient, "query">;

/** Whose cosignatures count, and how many of them a checkpoint needs before it is served. */
export type WitnessPolicy = {
  /** Verifier keys. */
  readonly witnesses: readonly string[];
  readonly quorum: number;
};

/** A cosignature: a note's signature line, without its newline; `time` in seconds since 1970. */
export type Cosignature = {
  readonly size: number;
  readonly witness: string;
  readonly line: string;
  readonly time: number;
};

/** A checkpoint with the cosignatures that stand under it. `at`: when the log signed it. */
export type CosignedCheckpoint = StoredCheckpoint & {
  readonly at: Date;
  readonly cosignatures: number;
};

export const storeCosignature = async (db: Queries, one: Cosignature): Promise<void> => {
  await db.query(
    `insert into record.cosignature (size, witness, line, time) values ($1, $2, $3, $4)
     on conflict (size, witness) do nothing`,
    [one.size, one.witness, one.line, one.time],
  );
};

/** The largest size that a witness has cosigned; 0 when none. */
export const cosignedSize = async (db: Queries, witness: string): Promise<number> => {
  const { rows } = await db.query<{ size: string | null }>(
    "select max(size) as size from record.cosignature where witness = $1",
    [witness],
  );
  return Number(rows[0]?.size ?? 0);
};

/**
 * The newest checkpoint of at least `from` entries which enough witnesses cosigned, with their lines; null when there is none.
 */
export const readCosigned = async (
  db: Queries,
  { witnesses, quorum }: WitnessPolicy,
  from = 0,
): Promise<CosignedCheckpoint | null> => {
  const { rows } = await db.query<{
    size: string;
    root: Buffer;
    note: string;
    at: Date;
    lines: string[];
  }>({
    name: "log-cosigned",
    text: `select c.size, c.root, c.note, c.at, s.lines
           from (select size, array_agg(line order by witness) as lines from record.cosignature
                 where witness = any($1) and size >= $3
                 group by size having count(*) >= $2 order by size desc limit 1) as s
           join record.checkpoint as c on c.size = s.size`,
    values: [witnesses, quorum, from],
  });
  const [row] = rows;
  if (row === undefined) return null;
  // One that was damaged is found by the self-check, and makes neither the log nor a bundle unreadable.
  const lines = row.lines.filter(isSignatureLine);
  return {
    size: Number(row.size),
    root: row.root,
    note: row.note + lines.map((line) => `${line}\n`).join(""),
    at: row.at,
    cosignatures: lines.length,
  };
};
