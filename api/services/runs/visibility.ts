import { askedStatus, type AskedStatus } from "../../../domain/rules/asked-status.ts";
import { own, stewards } from "../../../domain/rules/lookup.ts";
import { hasSayIn, whoHelps } from "../../../domain/rules/recipients.ts";
import { isHiddenFrom } from "../../../domain/rules/visibility.ts";
import type { Plan, Wait } from "../../../domain/plan.ts";
import type { Part, Request, RunState } from "../../../domain/state.ts";
import type { Principal } from "../../principal.ts";
import type { RecordedRunEvent } from "./decider.ts";

/** Who reads a run. `oversees`: a manager, administrator or auditor, who may read what concerns single members. */
export type Viewer = { readonly id: string; readonly oversees: boolean };

export const viewerOf = (principal: Principal): Viewer => ({
  id: principal.id,
  oversees: principal.roles.some(
    (role) => role === "administrator" || role === "programme-manager" || role === "auditor",
  ),
});

/** Until a gate closes nobody sees how others answered, so that nobody answers by looking at them. */
const isHidden = (state: RunState, request: Request): boolean =>
  own(state.parts, request.part)?.gate === "open";

/** Whether a reader may help those who are asked: they look after the run, and have no say in this decision. */
const mayHelp = (state: RunState, part: Part, principal: Principal): boolean => {
  const manages = principal.roles.some(
    (role) => role === "administrator" || role === "programme-manager",
  );
  return (
    (manages && !hasSayIn(state, part, principal.id)) ||
    whoHelps(state, part).includes(principal.id)
  );
};

/** How those who are asked stand, at each open gate where the reader may help. */
export const askedFor = (
  state: RunState,
  principal: Principal,
): { readonly [request: string]: readonly AskedStatus[] } =>
  Object.fromEntries(
    Object.values(state.requests).flatMap((request) => {
      const part = own(state.parts, request.part);
      return part?.gate === "open" && mayHelp(state, part, principal)
        ? [[request.id, askedStatus(state, part, request)] as const]
        : [];
    }),
  );

/**
 * Whether objections and requests for time stay unnamed. Whoever looks after the run has to know of them to help, unless
 * they vote there themselves.
 */
const isUnnamed = (state: RunState, part: string | null, viewer: Viewer): boolean =>
  part !== null &&
  (own(state.parts, part)?.requests ?? []).some((id) => {
    const request = own(state.requests, id);
    return (
      request !== undefined &&
      isHidden(state, request) &&
      (!viewer.oversees || request.asked.includes(viewer.id))
    );
  });

/** The state as this reader may see it: hidden answers and other people's private matters left out. */
export function stateFor(state: RunState, viewer: Viewer): RunState {
  const mine = (answer: { readonly member: string; readonly by: string }): boolean =>
    answer.member === viewer.id || answer.by === viewer.id;
  const requests = mapValues(state.requests, (request) =>
    isHidden(state, request)
      ? {
          ...request,
          answers: filterValues(request.answers, mine),
          past: request.past.filter(mine),
          // Who was reminded had not answered.
          notices: viewer.oversees
            ? request.notices
            : filterKeys(request.notices, (key) => key.startsWith(`${viewer.id}/`)),
          seen: viewer.oversees
            ? request.seen
            : filterKeys(request.seen, (key) => key === viewer.id),
          told: viewer.oversees
            ? request.told
            : filterKeys(request.told, (key) => key === viewer.id),
          // Whose answer lapsed had answered.
          before: filterKeys(request.before, (key) => key === viewer.id),
        }
      : request,
  );
  const parts = mapValues(state.parts, (part) =>
    isUnnamed(state, part.id, viewer)
      ? { ...part, objections: filterValues(part.objections, (one) => one.member === viewer.id) }
      : part,
  );
  // Whoever looks after the run is who can see to it that people get what they need.
  const cares = stewards(state).includes(viewer.id);
  const members = viewer.oversees
    ? state.members
    : mapValues(state.members, (member) =>
        member.id === viewer.id
          ? member
          : { ...member, payments: {}, needs: cares ? member.needs : {} },
      );
  const credentials = filterValues(state.credentials, ({ member }) => member === viewer.id);
  const claims = viewer.oversees
    ? state.claims
    : filterValues(state.claims, (claim) => claim.members.includes(viewer.id));
  // Whom an event owes word names who disagreed, and who needs what.
  return { ...state, requests, parts, members, credentials, claims, owed: {} };
}

/** Waits whose names would tell, put together, how somebody answered (see decision 0062). */
const TELLING = new Set<Wait["for"]>([
  "answers",
  "confirmation",
  "objection",
  "more-time",
  "sending",
  "notice",
]);

/** The plan without the names that would tell how somebody answered, and without other people's private matters. */
export const planFor = (
  plan: Plan,
  state: RunState,
  viewer: Viewer,
  cares = stewards(state).includes(viewer.id),
): Plan => ({
  ...plan,
  notices: [],
  waits: plan.waits.map((wait) => {
    const tells = TELLING.has(wait.for);
    const isPrivate = wait.for === "access-need" && !viewer.oversees && !cares;
    if (!isPrivate && !(tells && isUnnamed(state, wait.part, viewer))) return wait;
    return { ...wait, members: wait.members.filter((member) => member === viewer.id) };
  }),
});

/** Whether a line of the history is for this reader. */
export function maySee(event: RecordedRunEvent, state: RunState, viewer: Viewer): boolean {
  switch (event.type) {
    case "answerConfirmed":
    case "answerDisputed":
      return event.data.member === viewer.id || !isUnnamed(state, event.data.part, viewer);
    case "objected":
      return event.data.member === viewer.id || !isUnnamed(state, event.data.part, viewer);
    case "objectionLifted":
    case "clockStopped":
      return event.actor.id === viewer.id || !isUnnamed(state, event.data.part, viewer);
    case "paymentOffered":
    case "paymentAnswered":
    case "paymentMade":
      return viewer.oversees || event.data.member === viewer.id;
    case "accessNeedStated":
    case "accessNeedMet":
      return (
        viewer.oversees || event.data.member === viewer.id || stewards(state).includes(viewer.id)
      );
    case "supportOffered":
    case "corroborated":
    case "noticeSent":
    case "noticeFailed":
    case "noticeReturned":
    case "toldInPerson":
    case "requestSeen":
      return viewer.oversees || event.data.member === viewer.id;
    case "actRefused":
      return viewer.oversees || event.actor.id === viewer.id;
    default:
      return !isHiddenFrom(state, event, { member: viewer.id });
  }
}

const mapValues = <T, U>(
  record: { readonly [key: string]: T },
  change: (value: T) => U,
): { readonly [key: string]: U } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const filterValues = <T>(
  record: { readonly [key: string]: T },
  keep: (value: T) => boolean,
): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => keep(value)));

const filterKeys = <T>(
  record: { readonly [key: string]: T },
  keep: (key: string) => boolean,
): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)));
