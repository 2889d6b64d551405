import type { Order } from "../../../domain/command.ts";
import type { PasskeyCredential } from "../../../domain/events/passkey.ts";
import { own } from "../../../domain/rules/lookup.ts";
import type { RunState } from "../../../domain/state.ts";
import type { Side } from "../../../domain/template.ts";
import { blockOrderOf, type OfBlock } from "./block-order.ts";
import { groupOrderOf } from "./group-order.ts";
import { isMeeting, meetingOrderOf } from "./meeting-order.ts";
import type { LoggedEvent } from "../logged-event.ts";

/** The order that somebody gave, and the event that records their act. */
type Origin = { readonly order: Order; readonly act: LoggedEvent };

/**
 * The order that an event came of, as far as the event begins what the order led to. A decision upon it gives the event
 * and those that follow from it. Data are taken field by field, so that what the rules don't know shows. `none`: events of this kind only ever follow from another one (a clock that stops, a
 * quorum counted anew); `unknown`: a newer release wrote it.
 * @param next the event after it, which may hold ids that the order chose; @param third the one after that.
 * @param later those after it, where its lists go on in them.
 */
export const originOf = (
  state: RunState,
  event: LoggedEvent,
  next: LoggedEvent | undefined,
  third: LoggedEvent | undefined,
  later: readonly LoggedEvent[] = [],
): Origin | "none" | "unknown" => {
  if (isMeeting(event)) return { order: meetingOrderOf(event, later), act: event };
  const blocks: Blocks = (one) => blockOrderOf(state, one, later);
  if (event.type !== "credentialRegistered") {
    return withAct(orderFrom(state, event, next, knownKeys(state), blocks), event);
  }
  // A key enters the record with the first answer that it signed.
  const { credential, publicKey, relyingParty, transports, countsFrom } = event.data;
  const key = {
    ...{ credential, publicKey, relyingParty },
    ...(transports && { transports }),
    ...(countsFrom !== undefined && { countsFrom }),
  };
  if (next === undefined) return "none";
  const order = orderFrom(state, next, third, () => key, blocks);
  return withAct(order, next);
};

const withAct = (order: Found, act: LoggedEvent): Origin | "none" | "unknown" =>
  typeof order === "string" ? order : { order, act };

type Found = Order | "none" | "unknown";

/**
 * Whoever leads a run from its launch on joins it as its lead at that instant. Where no step opens at once, another
 * member's joining may come next: it is no part of the launch.
 */
const leadSide = (
  { actor, at }: LoggedEvent,
  next: LoggedEvent | undefined,
): { readonly leads?: Side } =>
  next?.type === "memberJoined" &&
  next.at === at &&
  next.data.member === actor.id &&
  String(next.data.roles) === "lead"
    ? { leads: next.data.side }
    : {};

/** The order behind an event of a poll or a measure. */
type Blocks = (event: Extract<LoggedEvent, { readonly type: OfBlock }>) => Order | "none";

/** The credential of a given name: what the command brought along. */
type Keys = (credential: string) => PasskeyCredential;

const knownKeys =
  (state: RunState): Keys =>
  (credential) => ({
    credential,
    publicKey: own(state.credentials, credential)?.publicKey ?? "",
    relyingParty: "",
  });

const orderFrom = (
  state: RunState,
  event: LoggedEvent,
  next: LoggedEvent | undefined,
  keys: Keys,
  blocks: Blocks,
): Found => {
  if (isMeeting(event)) return "none";
  switch (event.type) {
    case "runLaunched": {
      const { organisation, template, title, parameters, calendar } = event.data;
      const leads = leadSide(event, next);
      return {
        type: "launchRun",
        data: { organisation, template, title, parameters, calendar, ...leads },
      };
    }
    case "runLinked": {
      const { link, kind, run, part, amounts } = event.data;
      return { type: "linkRun", data: { link, kind, run, part, amounts } };
    }
    case "askedRunAnswered": {
      const { link, run, outcome, event: answer } = event.data;
      return { type: "recordAskedRun", data: { link, run, outcome, event: answer } };
    }
    case "paused":
      return { type: "pause", data: event.data };
    case "resumed":
      return { type: "resume", data: {} };
    case "runFinished":
      return { type: "finishRun", data: {} };
    case "stepOpened":
      return { type: "openStep", data: { step: event.data.step } };
    case "partOpened":
      return partOrder(event);
    case "partSubmitted": {
      const { part, version } = event.data;
      return { type: "submitPart", data: { part, version } };
    }
    case "partDropped": {
      const { part, reason } = event.data;
      return { type: "dropPart", data: { part, reason } };
    }
    case "partClosed":
      return { type: "closePart", data: { part: event.data.part } };
    case "stepClosed":
      return { type: "closeStep", data: { step: event.data.step } };
    case "sitesComplete":
      return { type: "completeSites", data: event.data };
    case "versionSaved": {
      const { part, version, digest, sections, note } = event.data;
      return { type: "saveVersion", data: { part, basedOn: version - 1, digest, sections, note } };
    }
    case "deliveryStarted": {
      const { part, on } = event.data;
      return { type: "startDelivery", data: { part, on } };
    }
    case "deliveryCompleted": {
      const { part, on, reached, deliveredBy, report } = event.data;
      return { type: "completeDelivery", data: { part, on, reached, deliveredBy, report } };
    }
    case "factStated": {
      const { part, fact, on } = event.data;
      return { type: "stateFact", data: { part, fact, on } };
    }
    case "factDisputed": {
      const { part, fact, member, reason } = event.data;
      return { type: "disputeFact", data: { part, fact, member, reason } };
    }
    case "signOffRequested": {
      const { request: id, part, version, sections } = event.data;
      return { type: "requestSignOff", data: { id, part, version, sections } };
    }
    case "noticeSent": {
      const { about, member, kind, ordinal, channel: sent, ...its } = event.data;
      return {
        type: "recordNotice",
        data: { about, member, kind, ordinal, result: { sent, ...its } },
      };
    }
    case "noticeFailed": {
      const { about, member, kind, ordinal, reason: failed, ...its } = event.data;
      const result = { failed, ...its };
      return { type: "recordNotice", data: { about, member, kind, ordinal, result } };
    }
    case "noticeReturned": {
      const { about, member, kind, ordinal } = event.data;
      return { type: "recordReturn", data: { about, member, kind, ordinal } };
    }
    case "toldInPerson": {
      const { request, member, by, on } = event.data;
      return { type: "tellInPerson", data: { request, member, by, on } };
    }
    case "requestSeen": {
      const { request, member, version } = event.data;
      return { type: "seeRequest", data: { request, member, version } };
    }
    case "signedOff": {
      const { answer, comment } = event.data;
      const change = next?.type === "contributed" ? next.data.contribution : null;
      const contribution = change === null ? {} : { contribution: change };
      return {
        type: "signOff",
        data: { ...answerOf(event.data, keys), answer, comment, ...contribution },
      };
    }
    case "declined": {
      const { reason } = event.data;
      const raised = next?.type === "objected" ? { objection: next.data.objection } : {};
      return { type: "decline", data: { ...answerOf(event.data, keys), reason, ...raised } };
    }
    case "preferred":
      return {
        type: "prefer",
        data: { ...answerOf(event.data, keys), ranking: event.data.ranking },
      };
    case "askedForTime":
      return {
        type: "askForTime",
        data: { ...answerOf(event.data, keys), reason: event.data.reason },
      };
    case "stoodAside":
      return { type: "standAside", data: answerOf(event.data, keys) };
    case "recused": {
      const { part, member, reason } = event.data;
      return { type: "recuse", data: { part, member, reason } };
    }
    case "answerConfirmed": {
      const { request, member } = event.data;
      return { type: "confirmAnswer", data: { request, member } };
    }
    case "answerDisputed": {
      const { request, member, reason } = event.data;
      return { type: "disputeAnswer", data: { request, member, reason } };
    }
    case "objected": {
      const { objection: id, part, member, version, reason } = event.data;
      return { type: "object", data: { id, part, member, version, reason } };
    }
    case "objectionLifted": {
      const { part, objection } = event.data;
      return { type: "liftObjection", data: { part, objection } };
    }
    case "clockRestarted": {
      const { request, reason } = event.data;
      return reason === null ? "none" : { type: "restartClock", data: { request, reason } };
    }
    case "escalated": {
      const { request } = event.data;
      return { type: "escalate", data: { request } };
    }
    case "dueExtended": {
      const { request } = event.data;
      return { type: "extendDue", data: { request } };
    }
    case "gatePassed":
    case "gateRefused":
      return { type: "passGate", data: { part: event.data.part } };
    case "gateOverridden": {
      const { part, reason } = event.data;
      return { type: "overrideGate", data: { part, reason } };
    }
    case "answersLapsed": {
      // By itself it is the same question, put again to whoever decides now.
      const { part, request: id, version } = event.data;
      const sections = own(state.requests, id)?.sections;
      return sections === undefined
        ? "none"
        : { type: "requestSignOff", data: { id, part, version, sections } };
    }
    case "credentialRegistered":
    case "quorumRecomputed":
    case "listContinued":
    case "clockStopped":
    case "templateRetired":
    case "actRefused":
      return "none";
    case "pollOpened":
    case "votersListed":
    case "electorateChanged":
    case "ballotCast":
    case "votersReminded":
    case "pollClosed":
    case "ballotsListed":
    case "measured":
      return blocks(event);
    default:
      return groupOrderOf(event);
  }
};

type Answered = Extract<
  LoggedEvent,
  { type: "signedOff" | "declined" | "preferred" | "askedForTime" | "stoodAside" }
>["data"];

const answerOf = (data: Answered, keys: Keys) => {
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

/** The engine opens the parts that the template names; people add sites. */
const partOrder = (event: Extract<LoggedEvent, { type: "partOpened" }>): Order => {
  const { step, key, title, follows } = event.data;
  return event.actor.role !== "engine" && typeof title === "object" && title !== null
    ? { type: "addSite", data: { step, title } }
    : { type: "openPart", data: { step, key, follows } };
};
