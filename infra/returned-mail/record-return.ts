import { digestOf, readMessageId } from "../../activities/mail/message-id.ts";
import type { RunRecord } from "../../activities/run-record.ts";
import { ENGINE } from "../../domain/actor.ts";
import { sentNotices } from "../../domain/rules/notices.ts";
import { readReturn } from "./read-return.ts";

/** What came of a message: how many notices are now on record as returned. */
export type ReturnedNotices = { readonly returned: number };

/**
 * Puts on record what a message says came back. What is no notice of ours, was not sent, or is on record already changes nothing.
 * @param raw a whole message. @param deps.now ISO 8601 UTC.
 * @throws `NoMessage`, and `RecordUnavailable` while PostgreSQL is away.
 */
export async function recordReturn(
  raw: Uint8Array,
  deps: { readonly record: RunRecord; readonly now: () => string },
): Promise<ReturnedNotices> {
  const { record, now } = deps;
  let returned = 0;
  for (const id of await readReturn(raw)) {
    const named = readMessageId(id);
    const folded = named && (await record.load(named.run));
    const key =
      folded && sentNotices(folded.state).find((one) => digestOf(named.run, one) === named.digest);
    if (!named || !key) continue;
    const answer = await record.handle(named.run, {
      type: "recordReturn",
      data: key,
      actor: ENGINE,
      at: now(),
    });
    if (answer.kind === "accepted") returned += 1;
  }
  return { returned };
}
