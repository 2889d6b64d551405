import type { Order } from "../../command.ts";
import type { RequestNotice } from "../../event.ts";
import { beforeDue } from "../../rules/calendar.ts";
import { duePeriod } from "../../rules/clock.ts";
import { stewards } from "../../rules/lookup.ts";
import { askingNotice, noticeResult, reachedHow } from "../../rules/notices.ts";
import { countedAt, gateReadiness, type Counted } from "./readiness.ts";
import { whoHelps, whoRevises } from "./recipients.ts";
import type { NoticeKey, Part, Request, RunState } from "../../state.ts";
import type { Gate } from "../../template.ts";
import type { BlockShare } from "../../plan/share.ts";

type RequestShare = {
  readonly orders: readonly Order[];
  readonly notices: readonly NoticeKey[];
  readonly wakes: readonly string[];
};

/** Reminders of the present due period, numbered over all periods; one that would precede its period is left out. */
const reminderTimes = (
  state: RunState,
  gate: Gate,
  request: Request,
): readonly { readonly at: string; readonly ordinal: number }[] => {
  const { calendar } = state;
  if (calendar === null) return [];
  const first = duePeriod(request) * gate.reminders.length + 1;
  return gate.reminders
    .map((before, index) => ({
      at: beforeDue(request.dueAt, before, calendar),
      ordinal: first + index,
    }))
    .filter(({ at }) => at > request.periodFrom && at < request.dueAt)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
};

const planRequest = (
  state: RunState,
  part: Part,
  gate: Gate,
  { request, counted }: Counted,
  now: string,
): RequestShare => {
  const unanswered = counted.unanswered.map((member) => member.id);
  const asked = unanswered.map((member) => askingNotice(request, member));
  const untried = (key: NoticeKey): boolean => noticeResult(request, key) === undefined;
  const told = (kind: RequestNotice, ordinal: number, to: readonly string[]) =>
    to.map((member): NoticeKey => ({ about: request.id, member, kind, ordinal }));
  // Counted first: to look at each of thousands takes time, and mostly no notice failed.
  const isLost =
    request.failures > 0 &&
    unanswered.some((member) => reachedHow(request, gate, member) === "failed");
  const lost = isLost ? told("not-reached", request.failures, whoHelps(state, part)) : [];
  if (request.clockStoppedAt !== null) {
    const to = new Set([...whoHelps(state, part), ...whoRevises(state, part)]);
    const stopped = told("stopped", request.stops, [...to]);
    return { orders: [], notices: [...asked, ...lost, ...stopped].filter(untried), wakes: [] };
  }
  if (unanswered.length === 0) return { orders: [], notices: [], wakes: [] };
  const reminders = reminderTimes(state, gate, request);
  const isUntold = (member: string, ordinal: number): boolean =>
    untried({ about: request.id, member, kind: "reminder", ordinal });
  // After a long silence of the engine only the newest reminder goes out
  const newest = reminders.findLast(({ at }) => at <= now);
  const reminded =
    newest === undefined ? [] : told("reminder", newest.ordinal, unanswered).filter(untried);
  // The plan wakes for those to come: one person to remind is enough to know that.
  const next = reminders
    .filter(({ at, ordinal }) => at > now && unanswered.some((one) => isUntold(one, ordinal)))
    .map(({ at }) => at);
  const escalations =
    request.escalations > 0 ? told("escalation", request.escalations, request.escalatedTo) : [];
  const about = { request: request.id };
  const late: Order =
    request.escalatedAt === null
      ? { type: "escalate", data: about }
      : { type: "extendDue", data: about };
  return {
    orders: request.dueAt <= now ? [late] : [],
    notices: [...[...asked, ...lost, ...escalations].filter(untried), ...reminded],
    wakes: [...next, request.dueAt].filter((at) => at > now),
  };
};

/** What a gate needs now: who is told, reminded or helped, or that it is decided. One that was refused waits for a new version. */
export const planGate = (state: RunState, part: Part, gate: Gate, now: string): BlockShare => {
  if (part.gate !== "open") {
    const waits = [
      { part: part.id, for: "version", members: stewards(state), until: null } as const,
    ];
    return { orders: [], notices: [], waits, wakes: [] };
  }
  const asked = countedAt(state, part, gate);
  const readiness = gateReadiness(state, part, now, asked);
  if (readiness.kind === "ready")
    return {
      orders: [{ type: "passGate", data: { part: part.id } }],
      notices: [],
      waits: [],
      wakes: [],
    };
  const shares = asked.map((its) => planRequest(state, part, gate, its, now));
  return {
    orders: shares.flatMap((s) => s.orders),
    notices: shares.flatMap((s) => s.notices),
    waits: readiness.waits,
    wakes: [
      ...shares.flatMap((s) => s.wakes),
      ...(readiness.wakeAt === null ? [] : [readiness.wakeAt]),
    ],
  };
};
