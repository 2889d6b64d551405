import { own } from "../../rules/lookup.ts";
import { none, type Around, type Origins } from "../acts-of.ts";
import type { SignOffEvent } from "./event.ts";

/** The orders that its events came of. */
export const origins: Origins<SignOffEvent["type"]> = {
  signOffRequested: (_, event) => {
    const { request: id, part, version, sections } = event.data;
    return { type: "requestSignOff", data: { id, part, version, sections } };
  },
  noticeSent: (_, event) => {
    const { about, member, kind, ordinal, channel: sent, ...its } = event.data;
    return {
      type: "recordNotice",
      data: { about, member, kind, ordinal, result: { sent, ...its } },
    };
  },
  noticeFailed: (_, event) => {
    const { about, member, kind, ordinal, reason: failed, ...its } = event.data;
    const result = { failed, ...its };
    return { type: "recordNotice", data: { about, member, kind, ordinal, result } };
  },
  noticeReturned: (_, event) => {
    const { about, member, kind, ordinal } = event.data;
    return { type: "recordReturn", data: { about, member, kind, ordinal } };
  },
  toldInPerson: (_, event) => {
    const { request, member, by, on } = event.data;
    return { type: "tellInPerson", data: { request, member, by, on } };
  },
  requestSeen: (_, event) => {
    const { request, member, version } = event.data;
    return { type: "seeRequest", data: { request, member, version } };
  },
  signedOff: (_, event, around) => {
    const { answer, comment } = event.data;
    const change = around.next?.type === "contributed" ? around.next.data.contribution : null;
    const contribution = change === null ? {} : { contribution: change };
    return {
      type: "signOff",
      data: { ...answerOf(event.data, around), answer, comment, ...contribution },
    };
  },
  declined: (_, event, around) => {
    const { reason } = event.data;
    const raised =
      around.next?.type === "objected" ? { objection: around.next.data.objection } : {};
    return { type: "decline", data: { ...answerOf(event.data, around), reason, ...raised } };
  },
  preferred: (_, event, around) => ({
    type: "prefer",
    data: { ...answerOf(event.data, around), ranking: event.data.ranking },
  }),
  askedForTime: (_, event, around) => ({
    type: "askForTime",
    data: { ...answerOf(event.data, around), reason: event.data.reason },
  }),
  stoodAside: (_, event, around) => ({ type: "standAside", data: answerOf(event.data, around) }),
  recused: (_, event) => {
    const { part, member, reason } = event.data;
    return { type: "recuse", data: { part, member, reason } };
  },
  answerConfirmed: (_, event) => {
    const { request, member } = event.data;
    return { type: "confirmAnswer", data: { request, member } };
  },
  answerDisputed: (_, event) => {
    const { request, member, reason } = event.data;
    return { type: "disputeAnswer", data: { request, member, reason } };
  },
  answersLapsed: (state, event) => {
    // By itself it is the same question, put again to whoever decides now.
    const { part, request: id, version } = event.data;
    const sections = own(state.requests, id)?.sections;
    return sections === undefined
      ? "none"
      : { type: "requestSignOff", data: { id, part, version, sections } };
  },
  quorumRecomputed: none,
  listContinued: none,
  objected: (_, event) => {
    const { objection: id, part, member, version, reason } = event.data;
    return { type: "object", data: { id, part, member, version, reason } };
  },
  objectionLifted: (_, event) => {
    const { part, objection } = event.data;
    return { type: "liftObjection", data: { part, objection } };
  },
  clockStopped: none,
  clockRestarted: (_, event) => {
    const { request, reason } = event.data;
    return reason === null ? "none" : { type: "restartClock", data: { request, reason } };
  },
  escalated: (_, event) => {
    const { request } = event.data;
    return { type: "escalate", data: { request } };
  },
  dueExtended: (_, event) => {
    const { request } = event.data;
    return { type: "extendDue", data: { request } };
  },
  gatePassed: (_, event) => ({ type: "passGate", data: { part: event.data.part } }),
  gateRefused: (_, event) => ({ type: "passGate", data: { part: event.data.part } }),
  gateOverridden: (_, event) => {
    const { part, reason } = event.data;
    return { type: "overrideGate", data: { part, reason } };
  },
};

type Answered = Extract<
  SignOffEvent,
  { type: "signedOff" | "declined" | "preferred" | "askedForTime" | "stoodAside" }
>["data"];

const answerOf = (data: Answered, { keys }: Around) => {
  const { request, version, digest, member, assistance, signature } = data;
  const passkey = signature && { credential: keys(signature.credential), signature };
  return {
    request,
    version,
    digest,
    member,
    ...(assistance && { assistance }),
    ...(passkey && { passkey }),
  };
};
