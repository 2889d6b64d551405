import type { NextWay } from "../../activities/next-way.ts";
import type { RunRecord } from "../../activities/run-record.ts";
import { digestOf, readMessageId } from "../../activities/mail/message-id.ts";
import { ENGINE } from "../../domain/actor.ts";
import type { Order } from "../../domain/command.ts";
import type { Channel } from "../../domain/event.ts";
import { own } from "../../domain/rules/lookup.ts";
import { noticeResult, sentNotices } from "../../domain/rules/notices.ts";
import type { NoticeKey, RunState } from "../../domain/state.ts";
import type { SentWays } from "./sent-ways.ts";

export type UndeliveredDependencies = {
  readonly record: RunRecord;
  readonly sentWays: SentWays;
  readonly nextWay: NextWay;
  /** ISO 8601 UTC. */
  readonly now: () => string;
};

/**
 * Puts on record that a notice did not arrive, and sends it by the person's next way. A receipt that comes twice, or of a way that has
 * been replaced by then, changes nothing. @param reference of the message. @param by how it went.
 * @returns `away` where the next way takes nothing now: to be told again. @throws `RecordUnavailable` while PostgreSQL is away.
 */
export async function undelivered(
  reference: string,
  by: Channel,
  { record, sentWays, nextWay, now }: UndeliveredDependencies,
): Promise<"done" | "away"> {
  const named = readMessageId(reference);
  const folded = named && (await record.load(named.run));
  if (!named || !folded) return "done";
  const { run } = named;
  const { state } = folded;
  const wanted = (key: NoticeKey): boolean => digestOf(run, key) === named.digest;
  const sent = sentNotices(state).find(wanted);
  const ways = await sentWays(run, wanted);
  // What went another way since is what counts: this is word of the one before it.
  if (ways === null || ways.last !== by) return "done";
  const { key, tried } = ways;
  if (sent === undefined && !hasReturned(state, key)) return "done";
  const went = await nextWay(state, run, key, tried);
  const orders: Order[] = sent === undefined ? [] : [{ type: "recordReturn", data: key }];
  if (typeof went !== "string") {
    const wording = went.delivery?.wording;
    const result = { sent: went.by, tried, ...(wording === undefined ? {} : { wording }) };
    orders.push({ type: "recordNotice", data: { ...key, result } });
  }
  const at = now();
  // Together: nobody is told that somebody was not reached who has been by now.
  await Promise.all(orders.map((order) => record.handle(run, { ...order, actor: ENGINE, at })));
  return went === "away" ? "away" : "done";
}

/** Whether a notice about a request is on record as not arrived. */
const hasReturned = (state: RunState, key: NoticeKey): boolean => {
  const request = own(state.requests, key.about);
  return request !== undefined && noticeResult(request, key) === "failed";
};
