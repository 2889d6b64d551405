import { ApplicationFailure, Context } from "@temporalio/activity";
import { ENGINE } from "../domain/actor.ts";
import type { Order } from "../domain/command.ts";
import { plan } from "../domain/plan.ts";
import { noticeResult } from "../domain/rules/notices.ts";
import type { NoticeKey, Request, RunState } from "../domain/state.ts";
import type { NoticeActivities } from "../workflows/activities.ts";
import type { AddressBook } from "./address-book.ts";
import { compose } from "./mail/compose.ts";
import { matterOf } from "./mail/matter-of.ts";
import { mailFailure, mailTrouble, type Mailer } from "./mailer.ts";
import { plainly } from "./plainly.ts";
import type { ActivityLog } from "./record.ts";
import type { RunRecord } from "./run-record.ts";

type Result = Extract<Order, { type: "recordNotice" }>["data"]["result"];

/** Messages on their way at once. */
const atOnce = 6;

/** The attempt (of the activity) at which a mail server that cannot be reached goes on record; about two minutes. */
const patience = 6;

/**
 * How people are told. A notice that is on record as sent is not sent again; one that is no longer due (answered, settled,
 * paused) is not sent at all. While the mail server cannot be reached the activity fails and Temporal tries it again.
 * @param deps.publicUrl without a trailing slash. @param deps.now ISO 8601 UTC.
 */
export function createNoticeActivities(deps: {
  readonly record: RunRecord;
  readonly addressBook: AddressBook;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly now: () => string;
  readonly log: ActivityLog;
}): NoticeActivities {
  const { record, addressBook, mailer, publicUrl, now, log } = deps;
  /** Notices which this process is sending: another attempt, or a run that continued as new, does not send them too. */
  const underWay = new Set<string>();

  const send = async (state: RunState, run: string, key: NoticeKey): Promise<Result | "away"> => {
    const contact = await addressBook.contactFor(key.member);
    if (contact === null) return { failed: "no-address" };
    if (contact.address === null) return { sent: "page" };
    const matter = matterOf({ state, run, key, contact, publicUrl, now: now() });
    if (matter === null) return { failed: "no-address" };
    try {
      await mailer.send(compose(key.kind, contact.address, matter));
      return { sent: "email" };
    } catch (error) {
      if (mailFailure(error) === "refused") return { failed: "refused" };
      log.warn({ run, ...mailTrouble(error) }, "a notice could not be sent yet");
      return "away";
    }
  };

  const tell = async (run: string, key: NoticeKey, attempt: number): Promise<"done" | "away"> => {
    const name = `${run}/${key.request}/${key.member}/${key.kind}/${key.ordinal}`;
    const folded = await record.load(run);
    if (folded === null || !isWanted(folded.state, key, now()) || underWay.has(name)) return "done";
    underWay.add(name);
    try {
      const sent = await send(folded.state, run, key);
      const result: Result = sent === "away" ? { failed: "unreachable" } : sent;
      if (sent !== "away" || attempt === patience) {
        const order: Order = { type: "recordNotice", data: { ...key, result } };
        await record.handle(run, { ...order, actor: ENGINE, at: now() });
      }
      return sent === "away" ? "away" : "done";
    } finally {
      underWay.delete(name);
    }
  };

  return {
    notify: (run, notices) =>
      plainly(
        async () => {
          const { attempt } = Context.current().info;
          const left = [...notices];
          let away = false;
          const inTurn = async () => {
            for (let key = left.shift(); key !== undefined; key = left.shift()) {
              if ((await tell(run, key, attempt)) === "away") away = true;
            }
          };
          await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, inTurn));
          const folded = await record.load(run);
          if (away || folded === null) {
            throw ApplicationFailure.retryable(
              "The mail server cannot be reached",
              "MailUnreachable",
            );
          }
          return plan(folded.state, now());
        },
        (error) => log.warn({ run, error }, "notices could not be sent"),
      ),
  };
}

/** Due and not tried, or tried in vain while its gate is still open. */
function isWanted(state: RunState, key: NoticeKey, at: string): boolean {
  const request: Request | undefined = state.requests[key.request];
  if (request === undefined || state.status !== "running") return false;
  const result = noticeResult(request, key);
  if (result === "failed") return state.parts[request.part]?.gate === "open";
  return (
    result === undefined &&
    plan(state, at).parts.some(({ notices }) => notices.some((one) => isSame(one, key)))
  );
}

const isSame = (one: NoticeKey, other: NoticeKey) =>
  one.request === other.request &&
  one.member === other.member &&
  one.kind === other.kind &&
  one.ordinal === other.ordinal;
