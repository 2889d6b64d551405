import type { Pool } from "pg";
import { withConnection } from "../../audit/connection.ts";
import { RecordUnavailable, sqlStateOf } from "../../audit/record-unavailable.ts";

/** Milliseconds for which an answer holds, so that whoever polls often costs no more than one write in this time. */
const HOLDS = 5_000;
/** Bytes that the disk must still take: as much as the largest entry. */
const FILLING = 65_536;

/** What an act of a person writes to: "where, which right". */
const NEEDED = [
  ["record.stream", "insert"],
  ["record.stream", "update"],
  ["record.event", "insert"],
  ["record.disclosure", "insert"],
  ["directory.acknowledgement", "insert"],
  ["auth.session", "insert"],
] as const;

/**
 * Whether people's acts could be stored now, found out by a write that is committed: it makes the table's file anew and fills it, which
 * a full disk, a read-only transaction and a missing right refuse as they refuse an event; nothing of it reaches the log.
 * @param now milliseconds.
 * @returns what is refused and why, in plain words; empty when writes are taken.
 */
export function createWritable(pool: Pool, now = Date.now): () => Promise<readonly string[]> {
  let asked: { readonly at: number; readonly answer: Promise<readonly string[]> } | null = null;
  return () => {
    if (asked === null || now() - asked.at >= HOLDS) {
      asked = { at: now(), answer: write(pool) };
    }
    return asked.answer;
  };
}

async function write(pool: Pool): Promise<readonly string[]> {
  try {
    const missing = await withConnection(pool, async (client) => {
      try {
        await client.query("begin; set local lock_timeout = '2s'");
        await client.query("truncate projections.heartbeat");
        await client.query("insert into projections.heartbeat (filling) values ($1)", [
          Buffer.alloc(FILLING),
        ]);
        const { rows } = await client.query<{ place: string; needed: string }>(
          `select place, needed from unnest($1::text[], $2::text[]) as n (place, needed)
           where not has_any_column_privilege(place, needed)`,
          [NEEDED.map(([place]) => place), NEEDED.map(([, needed]) => needed)],
        );
        await client.query("commit");
        return rows;
      } catch (error) {
        await client.query("rollback").catch(() => undefined);
        throw error;
      }
    });
    return missing.map(
      ({ place, needed }) => `PostgreSQL refuses writes: alongside_app may not ${needed} ${place}.`,
    );
  } catch (error) {
    return [inWords(error)];
  }
}

function inWords(error: unknown): string {
  if (error instanceof RecordUnavailable) return "PostgreSQL does not answer.";
  const state = sqlStateOf(error);
  switch (state) {
    case undefined:
      return "PostgreSQL does not answer.";
    case "53100":
      return "PostgreSQL refuses writes: its disk is full.";
    case "25006":
      return "PostgreSQL refuses writes: it is set to read only.";
    case "42501":
      return "PostgreSQL refuses writes: alongside_app lacks a right.";
    default:
      return `PostgreSQL refuses writes (SQLSTATE ${state}).`;
  }
}
