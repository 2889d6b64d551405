import type { Order } from "../command.ts";
import type { RequestNotice } from "../event.ts";
import type { PartPlan, Wait } from "../plan-types.ts";
import { deliveryIn } from "../rules/blocks.ts";
import { beforeDue } from "../rules/calendar.ts";
import { duePeriod } from "../rules/clock.ts";
import { partCanClose } from "../rules/closing.ts";
import { requestsOf, gateOf, stewards } from "../rules/lookup.ts";
import { askingNotice, noticeResult, reachedHow } from "../rules/notices.ts";
import { tally } from "../rules/quorum.ts";
import { gateReadiness } from "../rules/readiness.ts";
import { whoHelps, whoRevises } from "../rules/recipients.ts";
import type { NoticeKey, Part, Request, RunState } from "../state.ts";
import type { Gate, Step } from "../template.ts";

/** A part's share of the plan, with what it waits for and the times at which to look again. */
export type Share = {
  readonly plan: PartPlan;
  readonly waits: readonly Wait[];
  readonly wakes: readonly string[];
};

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
  request: Request,
  now: string,
): RequestShare => {
  const unanswered = tally(state, part, gate, request).unanswered.map((member) => member.id);
  const asked = unanswered.map((member) => askingNotice(request, member));
  const untried = (key: NoticeKey): boolean => noticeResult(request, key) === undefined;
  const told = (kind: RequestNotice, ordinal: number, to: readonly string[]) =>
    to.map((member): NoticeKey => ({ about: request.id, member, kind, ordinal }));
  const isLost = unanswered.some((member) => reachedHow(request, gate, member) === "failed");
  const lost = isLost ? told("not-reached", request.failures, whoHelps(state, part)) : [];
  if (request.clockStoppedAt !== null) {
    const to = new Set([...whoHelps(state, part), ...whoRevises(state, part)]);
    const stopped = told("stopped", request.stops, [...to]);
    return { orders: [], notices: [...asked, ...lost, ...stopped].filter(untried), wakes: [] };
  }
  if (unanswered.length === 0) return { orders: [], notices: [], wakes: [] };
  const reminders = reminderTimes(state, gate, request).map(({ at, ordinal }) => ({
    at,
    keys: unanswered
      .map((member): NoticeKey => ({ about: request.id, member, kind: "reminder", ordinal }))
      .filter(untried),
  }));
  // After a long silence of the engine only the newest reminder goes out
  const reminded = reminders.findLast(({ at }) => at <= now)?.keys ?? [];
  const next = reminders.filter(({ keys }) => keys.length > 0).map(({ at }) => at);
  const escalations =
    request.escalations > 0 ? told("escalation", request.escalations, request.escalatedTo) : [];
  const about = { part: part.id, request: request.id };
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

const settled = (part: Part, stage: Step, state: RunState): Share => {
  const orders: readonly Order[] = partCanClose(part, stage)
    ? [{ type: "closePart", data: { part: part.id } }]
    : [];
  const wait = (what: Wait["for"]): readonly Wait[] => [
    { part: part.id, for: what, members: stewards(state), until: null },
  ];
  const isDelivering =
    deliveryIn(stage, part) !== null && part.delivery !== "completed" && part.gate !== "refused";
  const waits =
    part.status === "closed" || orders.length > 0
      ? []
      : wait(isDelivering ? "delivery" : "version");
  return { plan: share(part, stage, orders, []), waits, wakes: [] };
};

const share = (
  part: Part,
  step: Step,
  orders: readonly Order[],
  notices: readonly NoticeKey[],
): PartPlan => ({
  part: part.id,
  status: part.status,
  gate: part.gate,
  block: blockAt(part, step),
  added: step.parts.kind === "added",
  orders,
  notices,
});

/** The block that a part's people are at. A form stays open to its authors until the gate after it is passed. */
const blockAt = (part: Part, step: Step): PartPlan["block"] => {
  if (part.status === "closed") return null;
  if (part.gate === "open" || part.gate === "refused") return "gate";
  if (part.delivery !== "completed" && deliveryIn(step, part) !== null) return "delivery";
  return part.gate === "none" && !partCanClose(part, step) ? "form" : null;
};

/** What one part needs now. */
export const planPart = (state: RunState, part: Part, stage: Step, now: string): Share => {
  const gate = gateOf(state, part);
  if (gate === null || part.gate !== "open") return settled(part, stage, state);
  const readiness = gateReadiness(state, part, now);
  if (readiness.kind === "ready")
    return {
      plan: share(part, stage, [{ type: "passGate", data: { part: part.id } }], []),
      waits: [],
      wakes: [],
    };
  const shares = requestsOf(state, part).map((r) => planRequest(state, part, gate, r, now));
  return {
    plan: share(
      part,
      stage,
      shares.flatMap((s) => s.orders),
      shares.flatMap((s) => s.notices),
    ),
    waits: readiness.waits,
    wakes: [
      ...shares.flatMap((s) => s.wakes),
      ...(readiness.wakeAt === null ? [] : [readiness.wakeAt]),
    ],
  };
};
