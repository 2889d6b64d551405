import { askedStatus, type AskedStatus } from "../../../domain/blocks/gate/asked-status.ts";
import { own, stewards } from "../../../domain/rules/lookup.ts";
import { isOwnNotice } from "../../../domain/rules/notices.ts";
import type { Plan } from "../../../domain/plan.ts";
import type { RunState } from "../../../domain/state.ts";
import { planFor } from "../../../domain/visibility/plan-for.ts";
import { mayHelp, type Reader } from "../../../domain/visibility/reader.ts";
import { stateFor } from "../../../domain/visibility/state-for.ts";
import { isWithheld, numberedUpTo } from "../../../domain/visibility/withheld.ts";
import type { Principal } from "../../principal.ts";
import type { RecordedRunEvent } from "../../../audit/run-event.ts";

export const readerOf = (principal: Principal): Reader => {
  const manages = principal.roles.some(
    (role) => role === "administrator" || role === "programme-manager",
  );
  return {
    id: principal.id,
    manages,
    oversees: manages || principal.roles.includes("auditor"),
  };
};

/** How those who are asked stand, at each open gate where the reader may help. */
export const askedFor = (
  state: RunState,
  reader: Reader,
): { readonly [request: string]: readonly AskedStatus[] } =>
  Object.fromEntries(
    Object.values(state.requests).flatMap((request) => {
      const part = own(state.parts, request.part);
      return part?.gate === "open" && mayHelp(state, part, reader)
        ? [[request.id, askedStatus(state, part, request)] as const]
        : [];
    }),
  );

/** Whoever looks after the run sees to it that people get what they need. */
const caresFor = (state: RunState, reader: Reader): boolean =>
  reader.oversees || stewards(state).includes(reader.id);

/** The state as this reader may see it: without what an open gate withholds, and without other people's private matters. */
export function stateOf(state: RunState, reader: Reader): RunState {
  const known = stateFor(state, reader);
  const credentials = filterValues(known.credentials, ({ member }) => member === reader.id);
  // What was refused is in the history, for whom it is.
  const refusals = {};
  if (reader.oversees) return { ...known, credentials, refusals };
  // Once for all members: to find out looks at each of them.
  const cares = caresFor(state, reader);
  return {
    ...known,
    voices: cares
      ? known.voices
      : mapValues(known.voices, (voice) => ({ ...voice, contact: null })),
    credentials,
    refusals,
    requests: mapValues(known.requests, (request) => ({
      ...request,
      notices: Object.fromEntries(
        Object.entries(request.notices).filter(([key]) => isOwnNotice(key, reader.id)),
      ),
    })),
    members: mapValues(known.members, (member) =>
      member.id === reader.id
        ? member
        : { ...member, payments: {}, needs: cares ? member.needs : {} },
    ),
    claims: filterValues(known.claims, (claim) => claim.members.includes(reader.id)),
    cries: filterValues(
      known.cries,
      (cry) => cry.member === reader.id || cry.kind !== "need" || caresFor(state, reader),
    ),
  };
}

/** What the run waits for, without what an open gate withholds, and without other people's private matters. */
export const planOf = (state: RunState, reader: Reader, now: string): Plan => {
  const planned = planFor(state, reader, now);
  return {
    ...planned,
    waits: planned.waits.map((wait) =>
      wait.for === "access-need" && !caresFor(state, reader)
        ? { ...wait, members: wait.members.filter((member) => member === reader.id) }
        : wait,
    ),
  };
};

/** Whether a line of the history is for this reader. */
export const maySee = (event: RecordedRunEvent, state: RunState, reader: Reader): boolean =>
  !isPrivate(event, state, reader) && !isWithheld(state, event, reader);

/** What concerns one person alone, for good. Nobody's own act is hidden from them. */
const isPrivate = (event: RecordedRunEvent, state: RunState, reader: Reader): boolean => {
  if (reader.oversees || event.actor.id === reader.id) return false;
  switch (event.type) {
    case "paymentOffered":
    case "paymentAnswered":
    case "paymentMade":
    case "supportOffered":
    case "corroborated":
    case "noticeSent":
    case "noticeFailed":
    case "noticeReturned":
    case "requestSeen":
      return event.data.member !== reader.id;
    case "toldInPerson": {
      const { member, by, part: id } = event.data;
      const part = own(state.parts, id);
      const helps = part !== undefined && mayHelp(state, part, reader);
      return member !== reader.id && by !== reader.id && !helps;
    }
    case "cryTakenUp":
    case "accessNeedStated":
    case "accessNeedMet":
      return event.data.member !== reader.id && !stewards(state).includes(reader.id);
    case "actRefused":
      return event.actor.id !== reader.id;
    default:
      return false;
  }
};

/** What of an event's data this reader may have in words: how to reach a stranger is for whoever looks after the run. */
export const toldIn = (
  event: Pick<RecordedRunEvent, "type" | "data">,
  state: RunState,
  reader: Reader,
): unknown =>
  event.type === "voiceHeard" && !caresFor(state, reader)
    ? { ...event.data, contact: null }
    : event.data;

/** Whether an event's number, its leaf hash and its place in the log may be told: see `numberedUpTo`. */
export const isNumbered = (event: RecordedRunEvent, state: RunState): boolean =>
  event.version <= numberedUpTo(state);

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
