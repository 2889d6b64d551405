import { ApplicationFailure, Context } from "@temporalio/activity";
import { ENGINE } from "../domain/actor.ts";
import type { Channel } from "../domain/event.ts";
import type { Order } from "../domain/command.ts";
import { plan } from "../domain/plan.ts";
import { isStillDue } from "../domain/blocks/gate/still-due.ts";
import { own } from "../domain/rules/lookup.ts";
import { heldUntil, noticeKeyName, noticeName, noticeResult } from "../domain/rules/notices.ts";
import type { NoticeKey, RunState } from "../domain/state.ts";
import type { NoticeActivities } from "../workflows/activities.ts";
import type { AddressBook, Contact } from "./address-book.ts";
import { boundedPlan } from "./bounded-plan.ts";
import { createHanding } from "./handing.ts";
import { leadsToQuestion, type VotePath } from "./mail/matter-of.ts";
import { mailFailure, mailTrouble, type Delivery, type Mailer } from "./mailer.ts";
import type { Texter } from "./texter.ts";
import { createWaiting } from "./waiting.ts";
import { isUnwanted, waysTo } from "./ways.ts";
import { withFailureKind } from "./failure-kind.ts";
import type { ActivityLog } from "./record.ts";
import type { RunRecord } from "./run-record.ts";

/** Makes the links by which people get to the questions that they are asked, in the same order. @returns paths of this site. */
export type QuestionPaths = (
  run: string,
  asked: readonly { readonly request: string; readonly member: string }[],
) => Promise<readonly string[]>;

type Result = Extract<Order, { type: "recordNotice" }>["data"]["result"];

/** Messages on their way at once, of one run: a mail server takes a tenth of a second for each, and more for some. */
const atOnce = 20;

/** Notices sent before how they went goes on record, together: a process that ends in between sends so many again. */
const together = 50;

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
  /** Sends text messages; null or absent: nobody is texted, and everybody gets mail. */
  readonly texter?: Texter | null;
  readonly publicUrl: string;
  /** The path of a voter's own link. */
  readonly votePath: VotePath;
  readonly questionPaths: QuestionPaths;
  readonly now: () => string;
  readonly log: ActivityLog;
}): NoticeActivities {
  const { record, addressBook, mailer, publicUrl, votePath, questionPaths, now, log } = deps;
  const texter = deps.texter ?? null;
  /** Notices which this process is sending: another attempt, or a run that continued as new, does not send them too. */
  const underWay = new Set<string>();

  const waiting = createWaiting();
  const handing = createHanding({ mailer, publicUrl, votePath, now });

  const send = async (
    state: RunState,
    run: string,
    key: NoticeKey,
    contact: Contact | null,
    questionPath: string | undefined,
  ): Promise<Result | "away"> => {
    if (contact !== null && isUnwanted(contact, key.kind)) return { failed: "by-choice" };
    // Nobody was sent anything who has no address: they are told in person, which is on record as that.
    const ways = contact === null ? [] : waysTo(contact, texter);
    if (contact === null || ways.length === 0) return { failed: "no-address" };
    const handOver = handing({ state, run, key, contact, questionPath });
    if (handOver === null) return { failed: "no-address" };
    const tried: Channel[] = [];
    for (const way of ways) {
      try {
        return sentBy(way.by, await handOver(way), tried);
      } catch (error) {
        if (mailFailure(error) !== "refused") {
          log.warn({ run, ...mailTrouble(error) }, "a notice could not be sent yet");
          return "away";
        }
        tried.push(way.by);
      }
    }
    return { failed: "refused", ...(tried.length > 1 ? { tried } : {}) };
  };

  /** The links of those who are asked something and have an address. */
  const pathsFor = async (
    run: string,
    keys: readonly NoticeKey[],
    contacts: ReadonlyMap<string, Contact>,
  ): Promise<ReadonlyMap<NoticeKey, string>> => {
    const linked = keys.filter(({ kind, member }) => {
      const contact = contacts.get(member);
      return leadsToQuestion(kind) && contact !== undefined && waysTo(contact, texter).length > 0;
    });
    const asked = linked.map(({ about, member }) => ({ request: about, member }));
    const made = await questionPaths(run, asked);
    return new Map(
      linked.flatMap((key, index) => {
        const path = made[index];
        return path === undefined ? [] : [[key, path] as const];
      }),
    );
  };

  /** Until when a notice waits because its reader chose so; null: it goes now, as it does if it would come too late. */
  const waitsUntil = (state: RunState, key: NoticeKey, contact: Contact | undefined) => {
    if (contact?.quiet === undefined || isUnwanted(contact, key.kind)) return null;
    return heldUntil(state, key, { ...contact, quiet: contact.quiet }, now());
  };

  const orderOf = (key: NoticeKey, sent: Result | "away", attempt: number): readonly Order[] => {
    if (sent === "away" && attempt !== patience) return [];
    const result: Result = sent === "away" ? { failed: "unreachable" } : sent;
    return [{ type: "recordNotice", data: { ...key, result } }];
  };

  /** Sends some notices and records how they went, all in one append. @returns whether the mail server was away. */
  const tell = async (run: string, keys: readonly NoticeKey[], attempt: number) => {
    const folded = await record.load(run);
    if (folded === null) return false;
    const { state } = folded;
    const nameOf = (key: NoticeKey) => `${run}/${noticeKeyName(key)}`;
    const free = keys.filter((key) => !underWay.has(nameOf(key)));
    const mine = free.filter((key) => isWanted(state, key));
    for (const key of mine) underWay.add(nameOf(key));
    const orders: Order[] = free
      .filter((key) => owedResult(state, key) === "overtaken")
      .map((key) => ({ type: "recordNotice", data: { ...key, result: { failed: "overtaken" } } }));
    let away = false;
    try {
      const contacts = await addressBook.contactsFor(mine.map(({ member }) => member));
      const left = mine.filter((key) => {
        const until = waitsUntil(state, key, contacts.get(key.member));
        waiting.set(nameOf(key), until);
        return until === null;
      });
      const paths = await pathsFor(run, left, contacts);
      const inTurn = async () => {
        for (let key = left.shift(); key !== undefined; key = left.shift()) {
          const contact = contacts.get(key.member) ?? null;
          const sent = await send(state, run, key, contact, paths.get(key));
          if (sent === "away") away = true;
          orders.push(...orderOf(key, sent, attempt));
        }
      };
      const turns = Array.from({ length: Math.min(atOnce, left.length) }, inTurn);
      const ended = await Promise.allSettled(turns);
      const at = now();
      await Promise.all(orders.map((order) => record.handle(run, { ...order, actor: ENGINE, at })));
      for (const turn of ended) if (turn.status === "rejected") throw turn.reason;
    } finally {
      for (const key of mine) underWay.delete(nameOf(key));
    }
    return away;
  };

  return {
    notify: (run, notices) =>
      withFailureKind(
        async () => {
          const { attempt } = Context.current().info;
          let away = false;
          waiting.forget(now());
          const before = await record.load(run);
          const due = before === null ? [] : notices.filter(namedIn(before.state, now()));
          for (let from = 0; from < due.length; from += together) {
            const some = due.slice(from, from + together);
            if (await tell(run, some, attempt)) away = true;
          }
          const folded = await record.load(run);
          if (away || folded === null) {
            throw ApplicationFailure.retryable(
              "The mail server cannot be reached",
              "MailUnreachable",
            );
          }
          const next = waiting.without(run, plan(folded.state, now()));
          const again = waiting.next(notices.map((key) => `${run}/${noticeKeyName(key)}`));
          return { ...boundedPlan(next), ...(again === null ? {} : { again }) };
        },
        (error) => log.warn({ run, error }, "notices could not be sent"),
      ),
  };
}

/** With the wording that it was sent with, where that is known, and what refused it before. */
const sentBy = (by: Channel, delivery: Delivery | void, tried: readonly Channel[]): Result => ({
  sent: by,
  ...(delivery?.wording === undefined ? {} : { wording: delivery.wording }),
  ...(tried.length === 0 ? {} : { tried }),
});

/** Whether a notice about a request is in the plan, or was tried before. A plan looks at everybody, so it is made once. */
function namedIn(state: RunState, at: string): (key: NoticeKey) => boolean {
  const due = new Set(plan(state, at).parts.flatMap(({ notices }) => notices.map(noticeKeyName)));
  return (key) => {
    const request = own(state.requests, key.about);
    return (
      request === undefined ||
      noticeResult(request, key) !== undefined ||
      due.has(noticeKeyName(key))
    );
  };
}

/** Whether a notice is due and not tried, or was tried in vain while its gate is still open. */
function isWanted(state: RunState, key: NoticeKey): boolean {
  const request = own(state.requests, key.about);
  if (request === undefined) return isOwed(state, key);
  if (noticeResult(request, key) !== "failed") return isStillDue(state, key);
  return state.status === "running" && state.parts[request.part]?.gate === "open";
}

/** What an event owes stays owed whatever the run does, until it was sent, or can't be. */
const isOwed = (state: RunState, key: NoticeKey): boolean =>
  ["due", "away"].some((result) => result === owedResult(state, key));

const owedResult = (state: RunState, { about, member, kind, ordinal }: NoticeKey) => {
  const owed = own(state.owed, about);
  return owed && own(owed.notices, noticeName(member, kind, ordinal))?.result;
};
