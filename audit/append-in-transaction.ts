import { sql, type QueryExecutorProvider } from "kysely";
import { encodeEntry } from "./entry.ts";
import { place, type NewEvent } from "./event.ts";
import { uuidV7At } from "./uuid-v7.ts";

/**
 * Appends events to a stream within a transaction of the caller's, so that they are on record together with what else it
 * changes, or not at all. The stream's row stays locked until it ends. Their time is never before that of the event before.
 * @throws EntryRefused
 */
export async function appendInTransaction(
  transaction: QueryExecutorProvider,
  stream: string,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const { rows: heads } = await sql<{ version: number }>`
    insert into record.stream as s (run, version) values (${stream}, ${events.length})
    on conflict (run) do update set version = s.version + ${events.length}
    returning s.version`.execute(transaction);
  const after = (heads[0]?.version ?? events.length) - events.length;
  const { rows: before } = await sql<{ at: Date }>`
    select at from record.event where run = ${stream} and version = ${after}`.execute(transaction);
  const earliest = before[0]?.at.getTime() ?? 0;
  const timed = events.map((event) => ({
    ...event,
    at: new Date(Math.max(Date.parse(event.at), earliest)).toISOString(),
  }));
  for (const event of place(stream, after, timed, uuidV7At)) {
    await sql`
      insert into record.event (id, run, version, type, at, entry)
      values (${event.id}, ${stream}, ${event.version}, ${event.type}, ${event.at}, ${encodeEntry(event)})`.execute(
      transaction,
    );
  }
}
