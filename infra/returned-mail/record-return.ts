import { digestOf, readMessageId } from "../../activities/mail/message-id.ts";
import type { RunRecord } from "../../activities/run-record.ts";
import { ENGINE } from "../../domain/actor.ts";
import { sentNotices } from "../../domain/rules/notices.ts";
import { readReturn } from "./read-return.ts";

/** What came of a message: how many notices are now on record as returned. */
export type ReturnedNotices = { readonly returned: number };

type Dependencies = { readonly record: RunRecord; readonly now: () => string };

/**
 * Puts on record what a message says came back.
 * @param raw a whole message. @throws `NoMessage`, and `RecordUnavailable` while PostgreSQL is away.
 */
export const recordReturn = async (raw: Uint8Array, deps: Dependencies): Promise<ReturnedNotices> =>
  recordReturned(await readReturn(raw), deps);

/**
 * Puts on record that notices came back. What is no notice of ours, was not sent, or is on record already changes nothing.
 * @param ids Message-IDs or envelope ids. @param deps.now ISO 8601 UTC.
 * @throws `RecordUnavailable` while PostgreSQL is away.
 */
export async function recordReturned(
  ids: readonly string[],
  { record, now }: Dependencies,
): Promise<ReturnedNotices> {
  let returned = 0;
  for (const id of ids) {
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
