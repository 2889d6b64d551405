import { objectionBlocks } from "./eligibility.ts";
import { own } from "../../rules/lookup.ts";
import { duePeriod } from "../../rules/clock.ts";
import { asks, noticeName } from "../../rules/notices.ts";
import type { Noticed, Part, Request, RunState } from "../../state.ts";
import { everywhere, onPart, onRequest, withEntry } from "../../evolve/change.ts";
import type { Of } from "../../evolve/change.ts";
import { lapse } from "./evolve-answer.ts";
import { owedNoticed } from "../../evolve/owed.ts";

export const signOffRequested = (state: RunState, event: Of<"signOffRequested">): RunState => {
  const { part, request: id, version, digest, sections, asked, dueAt, noticeUntil } = event.data;
  const request: Request = {
    id,
    part,
    sections,
    version,
    digest,
    askedAt: event.at,
    noticeUntil,
    dueAt,
    toldDueAt: dueAt,
    asked,
    left: [],
    askedBy: event.actor.id,
    askedAgainBy: [],
    answers: {},
    past: [],
    notices: {},
    failures: 0,
    seen: {},
    told: {},
    round: 1,
    roundVersion: version,
    roundAt: event.at,
    before: {},
    clockStoppedAt: null,
    pausedMs: 0,
    stops: 0,
    escalatedAt: null,
    escalatedTo: [],
    escalations: 0,
    extensions: 0,
    periodFrom: event.at,
    roundPeriod: 0,
  };
  const withRequest = { ...state, requests: withEntry(state.requests, id, request) };
  return onPart(withRequest, part, (p) => ({
    ...p,
    requests: [...p.requests, id],
    askedFrom: p.askedFrom ?? event.version,
  }));
};

/**
 * What only ever follows from another event still belongs to the asking that it directly follows: whoever may read up to the
 * asking gets the whole of what was decided then, without which it can't be decided anew.
 */
const stillAsking = (
  state: RunState,
  { version }: Of<"answersLapsed" | "quorumRecomputed" | "listContinued">,
): RunState => ({
  ...state,
  parts: everywhere(
    state.parts,
    (part) => part.askedFrom === version - 1,
    (part) => ({ ...part, askedFrom: version }),
  ),
});

/** Asking again starts a new round: a new notice period, a new due time, and a running clock. */
export const answersLapsed = (state: RunState, event: Of<"answersLapsed">): RunState =>
  onRequest(stillAsking(state, event), event.data.request, (request) => ({
    ...lapse(request, event.data.members),
    askedAgainBy: [...new Set([...request.askedAgainBy, event.actor.id])],
    version: event.data.version,
    digest: event.data.digest,
    dueAt: event.data.dueAt,
    toldDueAt: event.data.dueAt,
    noticeUntil: event.data.noticeUntil,
    round: request.round + 1,
    roundVersion: event.data.version,
    roundAt: event.at,
    before: beforeRound(request, event.data.members),
    left: [],
    clockStoppedAt: null,
    escalatedAt: null,
    periodFrom: event.at,
    roundPeriod: duePeriod(request) + 1,
  }));

const answeredBefore = (members: readonly string[]): Request["before"] =>
  Object.fromEntries(members.map((member) => [member, "answered"]));

const beforeRound = (request: Request, lapsed: readonly string[]): Request["before"] => ({
  ...Object.fromEntries(request.asked.map((member) => [member, "asked"] as const)),
  ...answeredBefore(lapsed),
});

export const quorumRecomputed = (state: RunState, event: Of<"quorumRecomputed">): RunState =>
  onRequest(stillAsking(state, event), event.data.request, (request) =>
    alsoAsked(noLongerAsked(request, event.data.removed), event.data.added),
  );

const noLongerAsked = (request: Request, members: readonly string[]): Request => {
  const gone = new Set(members);
  return gone.size > 0
    ? { ...request, asked: request.asked.filter((member) => !gone.has(member)) }
    : request;
};

const alsoAsked = (request: Request, members: readonly string[]): Request => {
  const known = new Set(request.asked);
  const added = members.filter((member) => !known.has(member));
  return added.length > 0 ? { ...request, asked: [...request.asked, ...added] } : request;
};

/** Carries on with what the event before it did to the first of the list. */
export const listContinued = (state: RunState, event: Of<"listContinued">): RunState => {
  const { data } = event;
  if (data.request === null) return state;
  return onRequest(stillAsking(state, event), data.request, (request) => {
    switch (data.list) {
      case "asked":
      case "added":
        return alsoAsked(request, data.members);
      case "removed":
        return noLongerAsked(request, data.members);
      case "members":
        return {
          ...lapse(request, data.members),
          before: { ...request.before, ...answeredBefore(data.members) },
        };
      case "to":
        return { ...request, escalatedTo: [...request.escalatedTo, ...data.members] };
      default:
        return request;
    }
  });
};

export const recused = (state: RunState, event: Of<"recused">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    recused: [...part.recused, event.data.member],
  }));

export const objected = (state: RunState, event: Of<"objected">): RunState => {
  const { part, objection, member, version, request } = event.data;
  const blocks = objectionBlocks(state, part, member);
  return onPart(state, part, (p) => ({
    ...p,
    objections: withEntry(p.objections, objection, {
      member,
      version,
      request,
      open: true,
      blocks,
      event: event.version,
    }),
  }));
};

export const objectionLifted = (state: RunState, event: Of<"objectionLifted">): RunState =>
  onPart(state, event.data.part, (part) => {
    const objection = own(part.objections, event.data.objection);
    if (objection === undefined) return part;
    const lifted = { ...objection, open: false };
    return { ...part, objections: withEntry(part.objections, event.data.objection, lifted) };
  });

export const clockStopped = (state: RunState, event: Of<"clockStopped">): RunState =>
  onRequest(state, event.data.request, (request) => ({
    ...request,
    clockStoppedAt: event.at,
    pausedMs: 0,
    stops: request.stops + 1,
  }));

export const clockRestarted = (state: RunState, event: Of<"clockRestarted">): RunState =>
  onRequest(state, event.data.request, (request) => ({
    ...request,
    clockStoppedAt: null,
    dueAt: event.data.dueAt,
  }));

export const escalated = (state: RunState, event: Of<"escalated">): RunState =>
  onRequest(state, event.data.request, (request) => ({
    ...request,
    escalatedAt: event.at,
    escalatedTo: event.data.to,
    escalations: request.escalations + 1,
  }));

export const dueExtended = (state: RunState, event: Of<"dueExtended">): RunState =>
  onRequest(state, event.data.request, (request) => ({
    ...request,
    dueAt: event.data.dueAt,
    escalatedAt: null,
    extensions: request.extensions + 1,
    periodFrom: event.at,
  }));

type OfNotices = Of<"noticeSent" | "noticeFailed" | "noticeReturned">;

const wentHow = (event: OfNotices): Noticed => {
  if (event.type === "noticeSent") return "sent";
  const isChosen = event.type === "noticeFailed" && event.data.reason === "by-choice";
  return isChosen ? "by-choice" : "failed";
};

export const noticed = (state: RunState, event: OfNotices): RunState => {
  const { about, member, kind, ordinal } = event.data;
  const result = wentHow(event);
  // A reminder to somebody who was not reached before says nothing new.
  const counts = asks(kind) || (kind === "reminder" && event.type === "noticeReturned");
  return onRequest(owedNoticed(state, event), about, (request) => ({
    ...request,
    notices: withEntry(request.notices, noticeName(member, kind, ordinal), result),
    failures: result === "failed" && counts ? request.failures + 1 : request.failures,
  }));
};

export const toldInPerson = (state: RunState, event: Of<"toldInPerson">): RunState =>
  onRequest(state, event.data.request, (request) => ({
    ...request,
    told: withEntry(request.told, event.data.member, request.round),
  }));

export const requestSeen = (state: RunState, event: Of<"requestSeen">): RunState => {
  const { request: id, member, version } = event.data;
  return onRequest(state, id, (request) => ({
    ...request,
    seen: withEntry(request.seen, member, [...(own(request.seen, member) ?? []), version]),
  }));
};

const settle = (gate: Part["gate"], at: string) => (part: Part) => ({
  ...part,
  gate,
  gateAt: at,
  askedFrom: null,
});

export const gatePassed = (state: RunState, event: Of<"gatePassed">): RunState =>
  onPart(state, event.data.part, settle("passed", event.at));

export const gateRefused = (state: RunState, event: Of<"gateRefused">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...settle("refused", event.at)(part),
    tie: event.data.tie,
  }));

export const gateOverridden = (state: RunState, event: Of<"gateOverridden">): RunState => ({
  ...onPart(state, event.data.part, settle("overridden", event.at)),
  overrides: [...state.overrides, event.data.part],
});
