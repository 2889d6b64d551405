import type { Command } from "../command.ts";
import type { Refusal } from "../refusal.ts";
import { accept, because, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { londonDate } from "../rules/calendar.ts";
import { activeMember, own } from "../rules/lookup.ts";
import { noticeName, noticeResult } from "../rules/notices.ts";
import { tally } from "../blocks/gate/quorum.ts";
import { isDate } from "../written/date.ts";
import type { Request, RunState } from "../state.ts";
import { mustBeEngine, mustBeSelf, mustSteer, noSuchMember } from "./guards.ts";
import { findOpenRequest, noSuchRequest } from "../blocks/gate/request.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;
type Notice = Of<"recordNotice" | "recordReturn">["data"];

const notDue = (about: string): Decision =>
  refuse("not-due", "This is not due now.", "Look at what the run waits for.", about);

/** How a notice went so far, and null when the record knows of no such notice. */
const standing = (state: RunState, { about, member, kind, ordinal }: Notice) => {
  const request = own(state.requests, about);
  if (request) return noticeResult(request, { member, kind, ordinal }) ?? "due";
  const owed = own(state.owed, about);
  return owed === undefined
    ? null
    : (own(owed.notices, noticeName(member, kind, ordinal))?.result ?? null);
};

const noSuchNotice = (state: RunState, { about, member }: Notice): Refusal =>
  Object.hasOwn(state.owed, about)
    ? because("not-due", "Nobody is owed this notice.", "Look at what the run waits for.", about)
    : own(state.members, member) === undefined && member !== state.launcher
      ? noSuchMember(member)
      : noSuchRequest(about);

/** Members, whoever launched the run, and those who are asked to vote in it. */
const isOfRun = (state: RunState, member: string): boolean =>
  own(state.members, member) !== undefined ||
  member === state.launcher ||
  Object.values(state.polls).some(({ voters }) => Object.hasOwn(voters, member));

/** It was not sent, and that is on record: only that it was sent after all says anything new. */
const TRIED = ["failed", "by-choice", "away", "not-needed"] as const;

/** How a notice went is a fact of the world: it is recorded whatever has happened to the request since. */
export const recordNotice = (state: RunState, command: Of<"recordNotice">): Decision => {
  const { about, member, kind, ordinal, result } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const before = standing(state, command.data);
  if (before === null) return refused(noSuchNotice(state, command.data));
  // What an event owes somebody is theirs, also once they are no voter or member any more: else it would be due for ever.
  if (!Object.hasOwn(state.owed, about) && !isOfRun(state, member))
    return refused(noSuchMember(member));
  const wasTried = TRIED.some((one) => one === before);
  if (before === "sent" || (wasTried && "failed" in result)) return notDue(about);
  if ("failed" in result && (result.failed === "overtaken") !== (before === "overtaken"))
    return notDue(about);
  // What an event owed and failed for good is done with; only a mail server that was away is tried again.
  if (before === "failed" && !Object.hasOwn(state.requests, about)) return notDue(about);
  const notice = { about, member, kind, ordinal };
  const tried = result.tried === undefined ? {} : { tried: result.tried };
  if ("failed" in result)
    return accept({ type: "noticeFailed", data: { ...notice, reason: result.failed, ...tried } });
  const { sent: channel, wording } = result;
  return accept({
    type: "noticeSent",
    data: { ...notice, channel, ...(wording === undefined ? {} : { wording }), ...tried },
  });
};

/** Only what was sent can come back, and once. */
export const recordReturn = (state: RunState, command: Of<"recordReturn">): Decision => {
  const { about, member, kind, ordinal } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  if (standing(state, command.data) !== "sent") return notDue(about);
  return accept({ type: "noticeReturned", data: { about, member, kind, ordinal } });
};

const wrongDay = (state: RunState, request: Request, on: string, at: string): Refusal | null => {
  if (!isDate(on))
    return because("invalid-date", "This is not a date.", "Write it as 2026-03-31.", "on");
  if (on > londonDate(at))
    return because("invalid-date", "This day has not come yet.", "Say when they were told.", "on");
  if (on < londonDate(request.roundAt))
    return because(
      "invalid-date",
      "On that day nobody had been asked about this yet.",
      "Tell them of the newest version, then say when you did.",
      "on",
    );
  return null;
};

/** Whoever looks after the run writes down that somebody was told, by whom, and when. It stands in for a message, never for an answer. */
export const tellInPerson = (state: RunState, command: Of<"tellInPerson">): Decision => {
  const { request: id, member, by, on } = command.data;
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  const found = findOpenRequest(state, id);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { part, request, gate } = found;
  if (by === member || command.actor.id === member)
    return refuse(
      "not-allowed",
      "Nobody tells themselves.",
      "Ask somebody else to write it down, or open the question.",
      member,
    );
  if (by !== command.actor.id && activeMember(state, by) === undefined && by !== state.launcher)
    return refused(noSuchMember(by));
  if (!request.asked.includes(member))
    return refuse("not-eligible", "This person is not asked.", "Look at who is asked.", member);
  if (!tally(state, part, gate, request).unanswered.some((one) => one.id === member))
    return refuse("already-answered", "They are not waited for.", "Nothing to do.", member);
  if (own(request.told, member) === request.round)
    return refuse("already-told", "It is on record that they were told.", "Nothing to do.", member);
  const day = wrongDay(state, request, on, command.at);
  if (day) return refused(day);
  return accept({ type: "toldInPerson", data: { part: part.id, request: id, member, by, on } });
};

/** Opening the question in one's own session: once for each version. A program's token opens nothing. */
export const seeRequest = (state: RunState, command: Of<"seeRequest">): Decision => {
  const { request: id, member, version } = command.data;
  const wrong = mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  if (command.actor.via !== "session")
    return refuse("not-yourself", "Only the person themselves opens it.", "Ask them.", member);
  const found = findOpenRequest(state, id);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { part, request } = found;
  if (!request.asked.includes(member))
    return refuse("not-eligible", "You are not asked about this.", "Nothing to do.", member);
  if (version !== request.version)
    return refuse("not-current-version", "There is a newer version.", "Open it again.", id);
  if (own(request.seen, member)?.includes(version) === true)
    return refuse("already-told", "It is on record that you opened it.", "Nothing to do.", id);
  return accept({ type: "requestSeen", data: { part: part.id, request: id, member, version } });
};
