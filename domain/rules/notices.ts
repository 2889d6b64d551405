import type { NoticeKind, RequestNotice } from "../event.ts";
import { quietUntil, type QuietHours } from "../quiet-hours.ts";
import type { NoticeKey, Noticed, Request, RunState } from "../state.ts";
import type { Gate } from "../template.ts";
import { HOME_ZONE } from "../time-words.ts";
import { own } from "./lookup.ts";
import { duePeriod } from "./clock.ts";

/** Where a request's state keeps how a notice went. */
export const noticeName = (member: string, kind: NoticeKind, ordinal: number): string =>
  `${member}/${kind}/${ordinal}`;

/** A notice's name in its run. */
export const noticeKeyName = ({ about, member, kind, ordinal }: NoticeKey): string =>
  `${about}/${noticeName(member, kind, ordinal)}`;

/** How a notice about a request went, or undefined when it was not tried. */
export const noticeResult = (
  request: Request,
  { member, kind, ordinal }: Omit<NoticeKey, "about">,
): Noticed | undefined => own(request.notices, noticeName(member, kind, ordinal));

const FIRST_WORD = ["request", "lapsed", "changed"] as const satisfies readonly NoticeKind[];

/** Whether a notice of this kind tells a person that they are asked. */
export const asks = (kind: NoticeKind): boolean => FIRST_WORD.some((one) => one === kind);

/** Only those whose answer lapsed hear that it no longer counts; who was not asked before is asked for the first time. */
const askingKind = (request: Request, member: string): RequestNotice => {
  const before = own(request.before, member);
  if (before === undefined) return "request";
  return before === "answered" ? "lapsed" : "changed";
};

/** What others need of whoever helps: it goes to them also if they chose to be sent nothing themselves. */
const CALLS_FOR_HELP: readonly NoticeKind[] = [
  "escalation",
  "stopped",
  "not-reached",
  "objection",
  "need-stated",
];

export const isCallForHelp = (kind: NoticeKind): boolean => CALLS_FOR_HELP.includes(kind);

/** By when a notice must go to be of use: the due time, the end of the vote, the day of the session. ISO 8601; null: by no time. */
export const deadlineOf = (state: RunState, { about, kind }: NoticeKey): string | null => {
  const request = own(state.requests, about);
  if (request !== undefined) {
    const isPressing = (asks(kind) || kind === "reminder") && request.clockStoppedAt === null;
    return isPressing ? request.dueAt : null;
  }
  const poll = own(state.polls, about);
  if (poll !== undefined) return poll.outcome === null ? poll.closesAt : null;
  return own(state.sessions, about)?.on ?? null;
};

/**
 * Until when a notice is held because its reader chose quiet hours; null: it goes now, as it does where it would come too late.
 * @param chosen.zone IANA; null for the United Kingdom's. @param at ISO 8601 UTC, as is what is returned.
 */
export function heldUntil(
  state: RunState,
  key: NoticeKey,
  chosen: { readonly quiet: QuietHours; readonly zone: string | null },
  at: string,
): string | null {
  const until = quietUntil(at, chosen.quiet, chosen.zone ?? HOME_ZONE);
  const deadline = deadlineOf(state, key);
  return until !== null && deadline !== null && until >= deadline ? null : until;
}

/** Whether a key of a request's notices is of a notice to this member. */
export const isOwnNotice = (key: string, member: string): boolean => key.startsWith(`${member}/`);

/** The notice that asks a member in the present round. */
export const askingNotice = (request: Request, member: string): NoticeKey => ({
  about: request.id,
  member,
  kind: askingKind(request, member),
  ordinal: request.round,
});

/** Whether a member opened the request since the present round began. */
export const hasSeen = (request: Request, member: string): boolean =>
  (own(request.seen, member) ?? []).some((version) => version >= request.roundVersion);

/**
 * What is known of a member having heard of the request in the present round, the firmest first. Asked is not sent. `by-choice`: they
 * chose to be sent nothing and look themselves, so that only opening it, or being told, shows that they know.
 */
export type Reached = "seen" | "told" | "sent" | "being-sent" | "by-choice" | "failed";

export const reachedHow = (request: Request, gate: Gate, member: string): Reached => {
  if (hasSeen(request, member)) return "seen";
  if (own(request.told, member) === request.round) return "told";
  const asking = noticeResult(request, askingNotice(request, member));
  if (asking === "sent") return "sent";
  const first = request.roundPeriod * gate.reminders.length + 1;
  const last = (duePeriod(request) + 1) * gate.reminders.length;
  for (let ordinal = first; ordinal <= last; ordinal++)
    if (own(request.notices, noticeName(member, "reminder", ordinal)) === "sent") return "sent";
  return asking ?? "being-sent";
};

/** Notices that events owe to people and that were not tried yet, and those overtaken of which that is not on record yet. */
export const owedNotices = (state: RunState): readonly NoticeKey[] =>
  Object.entries(state.owed).flatMap(([about, { due, notices }]) =>
    due === 0
      ? []
      : Object.values(notices).flatMap(({ result, member, kind, ordinal }) =>
          result === "due" || result === "overtaken" ? [{ about, member, kind, ordinal }] : [],
        ),
  );

const REQUEST_NOTICES = [
  "request",
  "lapsed",
  "changed",
  "reminder",
  "escalation",
  "stopped",
  "not-reached",
] as const satisfies readonly RequestNotice[];

/** Everything that the record holds as sent, and that can come back. */
export const sentNotices = (state: RunState): readonly NoticeKey[] => [
  ...Object.values(state.requests).flatMap(({ id, notices }) =>
    Object.entries(notices).flatMap(([name, result]) => {
      const [member = "", called, ordinal] = name.split("/");
      const kind = REQUEST_NOTICES.find((known) => known === called);
      return result === "sent" && kind
        ? [{ about: id, member, kind, ordinal: Number(ordinal) }]
        : [];
    }),
  ),
  ...Object.entries(state.owed).flatMap(([about, { notices }]) =>
    Object.values(notices).flatMap(({ result, member, kind, ordinal }) =>
      result === "sent" ? [{ about, member, kind, ordinal }] : [],
    ),
  ),
];
