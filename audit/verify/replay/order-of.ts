import { acts } from "../../../domain/blocks/acts.ts";
import type { Around } from "../../../domain/blocks/acts-of.ts";
import type { BlockEvent } from "../../../domain/blocks/kinds.ts";
import type { Order } from "../../../domain/command.ts";
import type { EventOf } from "../../../domain/event.ts";
import { own } from "../../../domain/rules/lookup.ts";
import type { RunState } from "../../../domain/state.ts";
import type { Side } from "../../../domain/template.ts";
import { groupOrderOf } from "./group-order.ts";
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
  later: () => readonly LoggedEvent[],
): Origin | "none" | "unknown" => {
  if (event.type !== "credentialRegistered") {
    return withAct(orderFrom(state, event, { next, later, keys: knownKeys(state) }), event);
  }
  // A key enters the record with the first answer that it signed.
  const { credential, publicKey, relyingParty, transports, countsFrom } = event.data;
  const key = {
    ...{ credential, publicKey, relyingParty },
    ...(transports && { transports }),
    ...(countsFrom !== undefined && { countsFrom }),
  };
  if (next === undefined) return "none";
  const order = orderFrom(state, next, { next: third, later, keys: () => key });
  return order === "unknown" || "signature" in next.data ? withAct(order, next) : "none";
};

const withAct = (order: Found, act: LoggedEvent): Origin | "none" | "unknown" =>
  typeof order === "string" ? order : { order, act };

type Found = Order | "none" | "unknown";

/**
 * Whoever leads a run from its launch on joins it as its lead at that instant. Where no step opens at once, another
 * member's joining may come next: it is no part of the launch.
 */
const leadSide = ({ actor, at }: LoggedEvent, next: Around["next"]): { readonly leads?: Side } =>
  next?.type === "memberJoined" &&
  next.at === at &&
  next.data.member === actor.id &&
  String(next.data.roles) === "lead"
    ? { leads: next.data.side }
    : {};

/** The credential of a given name: what the command brought along. */
const knownKeys =
  (state: RunState): Around["keys"] =>
  (credential) => ({
    credential,
    publicKey: own(state.credentials, credential)?.publicKey ?? "",
    relyingParty: "",
  });

const isOfBlock = (
  event: LoggedEvent,
): event is Extract<LoggedEvent, { readonly type: BlockEvent["type"] }> =>
  Object.hasOwn(acts.origins, event.type);

/** Each kind of block says it of its own events. */
const ofBlock = <T extends BlockEvent["type"]>(
  state: RunState,
  event: EventOf<T>,
  around: Around,
): Order | "none" => acts.origins[event.type](state, event, around);

const orderFrom = (state: RunState, event: LoggedEvent, around: Around): Found => {
  if (isOfBlock(event)) return ofBlock(state, event, around);
  switch (event.type) {
    case "runLaunched": {
      const { organisation, template, title, parameters, calendar } = event.data;
      const leads = leadSide(event, around.next);
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
    case "credentialRegistered":
    case "templateRetired":
    case "actRefused":
      return "none";
    default:
      return groupOrderOf(event);
  }
};

/** The engine opens the parts that the template names; people add sites. */
const partOrder = (event: Extract<LoggedEvent, { type: "partOpened" }>): Order => {
  const { step, key, title, follows } = event.data;
  return event.actor.role !== "engine" && typeof title === "object" && title !== null
    ? { type: "addSite", data: { step, title } }
    : { type: "openPart", data: { step, key, follows } };
};
