import type { Pool, PoolClient } from "pg";
import { LOG_STREAM } from "../log/heads/heads-entry.ts";
import { runKey, runsKey, type HeadProof } from "../log/heads/head-proof.ts";
import { proveHead } from "../log/heads/heads-map.ts";
import { sha256 } from "../log/signer.ts";
import { readParts } from "./parts.ts";

type Queries = Pick<Pool | PoolClient, "query">;

/** A statement of heads in the log, and what it says under one key. `position`: its own, in the log. */
export type StatedHead = HeadProof & {
  readonly position: number;
  readonly size: number;
  readonly entry: Uint8Array;
};

/** The newest statement that covers at most so many entries, or the first that covers more than so many. */
type Which = { readonly upTo: number } | { readonly beyond: number };

const NEWEST = "h.size <= $3 and s.position < $2 order by h.size desc limit 1";
const FIRST = "h.size > $3 and s.position < $2 order by h.size limit 1";
const statements = (which: string): string => `
  select s.position, h.size, e.entry from record.heads as h
  join record.event as e on e.run = $1 and e.version = h.version
  join record.sequence as s on s.event = e.id where ${which}`;

/**
 * What a statement says under a key.
 * @param signed the size of the log below which the statement must stand.
 * @returns null when there is no such statement, or it says nothing under that key.
 */
async function readStated(
  db: Queries,
  key: string,
  signed: number,
  which: Which,
): Promise<StatedHead | null> {
  const isNewest = "upTo" in which;
  const { rows } = await db.query<{ position: string; size: string; entry: Buffer }>({
    name: isNewest ? "heads-newest" : "heads-first",
    text: statements(isNewest ? NEWEST : FIRST),
    values: [LOG_STREAM, signed, isNewest ? which.upTo : which.beyond],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const [position, size] = [Number(row.position), Number(row.size)];
  const proven = proveHead(sha256, await readParts(db, size, [key]), key);
  return proven === null ? null : { ...proven, position, size, entry: row.entry };
}

/** What the log states of a run's newest version, below so many signed entries. */
export const readHeadOf = (db: Queries, run: string, signed: number): Promise<StatedHead | null> =>
  readStated(db, runKey(sha256, run), signed, { upTo: signed });

/** What the log states of an organisation's list of runs, below so many signed entries. */
export const readRunsOf = (
  db: Queries,
  organisation: string,
  signed: number,
): Promise<StatedHead | null> =>
  readStated(db, runsKey(sha256, organisation), signed, { upTo: signed });

/**
 * What the log states of a run whose gate is open: the same, whether anybody has answered or not. It is the first statement that
 * covers the asking, or, where that covers an answer already, one from before.
 */
export async function readHeadAsAsked(
  db: Queries,
  run: string,
  signed: number,
  asked: { readonly version: number; readonly position: number },
): Promise<StatedHead | null> {
  const key = runKey(sha256, run);
  const first = await readStated(db, key, signed, { beyond: asked.position });
  if (first?.leaf.count === asked.version) return first;
  return await readStated(db, key, signed, { upTo: asked.position });
}
