import type { Pool } from "pg";
import { readEntry, type EntryRow } from "../../audit/entry.ts";
import type { Channel, RunEvent } from "../../domain/event.ts";
import type { NoticeKey } from "../../domain/state.ts";

/** By which ways a notice was sent or refused so far, in order, and the one by which it was sent last; null: it never was sent. */
export type SentWays = (
  run: string,
  wanted: (key: NoticeKey) => boolean,
) => Promise<{
  readonly key: NoticeKey;
  readonly last: Channel;
  readonly tried: readonly Channel[];
} | null>;

/** Read from the record: a folded run keeps that a notice was sent, and not how. @param pool connects as `alongside_app`. */
export const createSentWays =
  (pool: Pool): SentWays =>
  async (run, wanted) => {
    const { rows } = await pool.query<EntryRow>({
      name: "sent-ways",
      text: `select id, run, version, entry from record.event
             where run = $1 and type = 'noticeSent' order by version`,
      values: [run],
    });
    const its = rows.flatMap((row) => {
      const event = readEntry<RunEvent>(row);
      return event.type === "noticeSent" && wanted(event.data) ? [event.data] : [];
    });
    const newest = its.at(-1);
    if (newest === undefined) return null;
    const { about, member, kind, ordinal, channel } = newest;
    const ways = its.flatMap(({ tried = [], channel: by }) => [...tried, by]);
    return { key: { about, member, kind, ordinal }, last: channel, tried: [...new Set(ways)] };
  };
