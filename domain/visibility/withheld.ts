import { acts } from "../blocks/acts.ts";
import type { BlockEvent } from "../blocks/kinds.ts";
import type { EventOf, NumberedEvent } from "../event.ts";
import { cryKey } from "../cries/cries.ts";
import { own } from "../rules/lookup.ts";
import type { Part, Request, RunState } from "../state.ts";
import { ofContribution, ofRequest, toEverybody, type About, type Reach } from "./about.ts";
import { hearsCries, mayHelp, type Reader } from "./reader.ts";

/** A part whose gate is open and has been asked about. */
export type OpenPart = Part & { readonly askedFrom: number };

const isOpen = (part: Part): part is OpenPart =>
  part.gate === "open" && part.status === "open" && part.askedFrom !== null;

/** The part, if answers are being given at its gate now. */
export const openPart = (state: RunState, id: string | undefined): OpenPart | null => {
  const part = id === undefined || state.status === "finished" ? undefined : own(state.parts, id);
  return part !== undefined && isOpen(part) ? part : null;
};

export const openParts = (state: RunState): readonly OpenPart[] =>
  state.status === "finished" ? [] : Object.values(state.parts).filter(isOpen);

/** Whether a gate is open, and what follows the asking is not told. */
export const hasOpenGate = (state: RunState): boolean => openParts(state).length > 0;

/**
 * Up to which of its versions a run's events are numbered for its readers: while a gate is open, up to the asking. How far
 * the numbers went on would tell how people answer, because an objection takes more events than a yes.
 */
export const numberedUpTo = (state: RunState): number =>
  Math.min(state.version, ...openParts(state).map(({ askedFrom }) => askedFrom));

/** Stands for the number of everything that came later than may be told. */
export const UNNUMBERED = Number.MAX_SAFE_INTEGER;

/** What may be told of an event's number. */
export const toldNumber = (state: RunState, version: number): number =>
  version > numberedUpTo(state) ? UNNUMBERED : version;

/** Whether a reader gave an answer, or it is theirs. */
export const isTheirs = (
  answer: { readonly member: string; readonly by: string },
  reader: Reader,
): boolean => answer.member === reader.id || answer.by === reader.id;

const ANSWERING: readonly string[] = [
  "signOff",
  "decline",
  "prefer",
  "askForTime",
  "standAside",
  "confirmAnswer",
  "disputeAnswer",
  "object",
  "liftObjection",
  "restartClock",
];

/** What an event is about, and whom it reaches. `part` undefined: the run, and with it each of its open gates. */
const about = (state: RunState, event: NumberedEvent): About => {
  switch (event.type) {
    case "contributed":
      return event.data.request === undefined
        ? { part: undefined, reach: "everybody" }
        : { part: ofRequest(state, event.data.request), reach: "its-giver" };
    case "contributionAnswered":
    case "contributionDisputed": {
      const part = ofContribution(state, event.data.contribution);
      return { part, reach: part === undefined ? "everybody" : "its-giver" };
    }
    case "cryTakenUp": {
      const cry = own(state.cries, cryKey(event.data));
      return cry?.part == null
        ? { part: undefined, reach: "everybody" }
        : { part: cry.part, reach: "cry" };
    }
    case "credentialRegistered":
      return { part: undefined, reach: "its-giver" };
    case "erased":
      return { part: undefined, reach: event.data.what === "all" ? "everybody" : "its-giver" };
    case "actRefused":
      return {
        part: undefined,
        reach: ANSWERING.includes(event.data.command) ? "its-giver" : "everybody",
      };
    case "runLaunched":
    case "paused":
    case "resumed":
    case "runFinished":
    case "memberJoined":
    case "rolesChanged":
    case "declarationMade":
    case "guardianNamed":
    case "contactAllowed":
    case "runLinked":
    case "askedRunAnswered":
    case "templateRetired":
    case "lossReported":
    case "memberLost":
    case "lossDenied":
    case "groupGoesOn":
    case "sideDeclared":
    case "memberConfirmed":
    case "memberVouchedFor":
    case "withdrew":
    case "accessNeedStated":
    case "accessNeedMet":
    case "delegated":
    case "delegationEnded":
    case "capacityBuilt":
    case "supportOffered":
    case "paymentOffered":
    case "paymentAnswered":
    case "paymentMade":
    case "stepOpened":
    case "partOpened":
    case "partDropped":
    case "partClosed":
    case "stepClosed":
    case "sitesComplete":
    case "credentialEarned":
    case "credentialShown":
    case "credentialNoLongerShown":
    case "reflected":
    case "corroborated":
      return toEverybody();
    default:
      return ofBlock(state, event);
  }
};

/** Each kind of block says it of its own events. What no rule lets through is withheld. */
const ofBlock = <T extends BlockEvent["type"]>(state: RunState, event: EventOf<T>): About =>
  Object.hasOwn(acts.reaches, event.type)
    ? acts.reaches[event.type](state, event)
    : { part: undefined, reach: "nobody" };

/** What follows from the asking at a gate and reaches nobody while that is open. */
const REACHING_NOBODY = [
  "quorumRecomputed",
  "answersLapsed",
] as const satisfies readonly NumberedEvent["type"][];

/** Types of events about a part that no reader sees as long as its gate is open, and after which of the run's versions; null: none. */
export const unseenOf = (
  state: RunState,
  part: string | undefined,
): { readonly types: readonly NumberedEvent["type"][]; readonly after: number } | null => {
  const open = openPart(state, part);
  return open === null ? null : { types: REACHING_NOBODY, after: open.askedFrom };
};

const gave = (event: NumberedEvent, reader: Reader): boolean =>
  event.actor.id === reader.id || ("member" in event.data && event.data.member === reader.id);

/** What somebody was sent, was told or opened themselves is no news to them. */
const isAbout = (event: NumberedEvent, reader: Reader): boolean =>
  "member" in event.data && event.data.member === reader.id;

const reaches = (
  state: RunState,
  part: OpenPart,
  {
    reach,
    event,
    reader,
  }: { readonly reach: Reach; readonly event: NumberedEvent; readonly reader: Reader },
): boolean => {
  switch (reach) {
    case "everybody":
      return true;
    case "its-giver":
      return gave(event, reader);
    case "cry":
      return gave(event, reader) || hearsCries(state, part, reader);
    case "clock":
      return hearsCries(state, part, reader);
    case "helpers":
      return isAbout(event, reader) || mayHelp(state, part, reader);
    case "nobody":
      return false;
  }
};

/**
 * The one rule of what an open gate gives away: whether an event is withheld from a reader because it, or that it is there
 * at all, depends on how others answered at a gate that is still open. `state`: the run as it is now, with everything in it.
 */
export const isWithheld = (state: RunState, event: NumberedEvent, reader: Reader): boolean => {
  // Recorded since the state was read: nobody knows yet what it is about.
  if (event.version > state.version) return true;
  const { part: id, reach } = about(state, event);
  if (reach === "everybody") return false;
  const part = openPart(state, id);
  const concerned = id === undefined ? openParts(state) : part === null ? [] : [part];
  return concerned.some(
    (one) => event.version > one.askedFrom && !reaches(state, one, { reach, event, reader }),
  );
};

/** Whether an answer may be shown: of a gate that closed since, one's own, or another's standing wish for time. */
export const isAnswerShown = (
  answer: Request["past"][number],
  {
    part,
    reader,
    hears,
  }: { readonly part: OpenPart; readonly reader: Reader; readonly hears: boolean },
): boolean =>
  answer.event <= part.askedFrom ||
  isTheirs(answer, reader) ||
  (hears && answer.kind === "more-time" && answer.standing === "current");
