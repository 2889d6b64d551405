import type { Period } from "../period.ts";
import type { Part, Request, RunState } from "../state.ts";
import type { Gate } from "../template.ts";
import { addPeriod, londonDate, moveDue } from "./calendar.ts";
import { whyNotAsked } from "../blocks/gate/eligibility.ts";
import { own } from "./lookup.ts";

/** `period` after `at`; always later than `at`, or a due time could come round for ever. */
export const dueAfter = (state: RunState, at: string, period: Period): string => {
  if (state.calendar === null) return at;
  const due = addPeriod(at, period, state.calendar);
  return due > at ? due : new Date(Date.parse(at) + 1000).toISOString();
};

/** When the least notice is over; a notice of nothing is over at once. */
export const noticeAfter = (state: RunState, at: string, period: Period): string =>
  state.calendar === null ? at : addPeriod(at, period, state.calendar);

/** The due time of a request once `ms` of stopped time are given back. */
export const dueMovedBy = (state: RunState, gate: Gate, request: Request, ms: number): string =>
  state.calendar === null ? request.dueAt : moveDue(request.dueAt, ms, gate.due, state.calendar);

/** The due time when a stopped clock restarts at `at`. A pause has stopped every clock already. */
export const dueOnRestart = (state: RunState, gate: Gate, request: Request, at: string): string => {
  if (request.clockStoppedAt === null) return request.dueAt;
  const stopped = Date.parse(state.pausedAt ?? at) - Date.parse(request.clockStoppedAt);
  return dueMovedBy(state, gate, request, stopped);
};

/** Members whose asking for time holds the clock: they may answer, and have not answered since. */
export const askingForTime = (
  state: RunState,
  part: Part,
  gate: Gate,
  request: Request,
): readonly string[] =>
  Object.values(request.answers)
    .filter((answer) => answer.standing === "current" && answer.kind === "more-time")
    .map((answer) => answer.member)
    .filter((id) => {
      const member = own(state.members, id);
      return member !== undefined && whyNotAsked(state, part, gate, request, member) === null;
    });

/**
 * Until when the time that people asked for lasts at least, if they do not end it themselves: as long as the notice did, from
 * the last who asked; pauses do not count. ISO 8601 UTC.
 */
export const timeLastsUntil = (
  state: RunState,
  part: Part,
  gate: Gate,
  request: Request,
): string | null => {
  if (state.calendar === null) return null;
  const times = askingForTime(state, part, gate, request).map(
    (id) => own(request.answers, id)?.at ?? request.askedAt,
  );
  const last = times.toSorted().at(-1);
  if (last === undefined) return null;
  const until = noticeAfter(state, last, gate.notice);
  return new Date(Date.parse(until) + request.pausedMs).toISOString();
};

/** Numbers the due periods of a request from 0: each asking again and each extension starts one. */
export const duePeriod = (request: Request): number => request.round - 1 + request.extensions;

/** Whether `at` is no later than `until`, which is an instant or a whole day in London (YYYY-MM-DD). */
export const isUntil = (at: string, until: string): boolean =>
  until.length === 10 ? londonDate(at) <= until : at <= until;

/** A delegate in force at `at`, or undefined. */
export const delegateOf = (state: RunState, member: string, at: string): string | undefined => {
  const delegation = own(state.delegations, member);
  return delegation !== undefined && isUntil(at, delegation.until) ? delegation.to : undefined;
};
