import type { Of } from "../../evolve/change.ts";
import { withEntry } from "../../evolve/change.ts";
import { own } from "../../rules/lookup.ts";
import type { Session, Voice } from "./state.ts";
import type { RunState } from "../../state.ts";
import { sessionBlockOf } from "./sessions.ts";

const onSession = (
  state: RunState,
  id: string,
  change: (session: Session) => Session,
): RunState => {
  const session = own(state.sessions, id);
  return session === undefined
    ? state
    : { ...state, sessions: withEntry(state.sessions, id, change(session)) };
};

export const sessionPlanned = (state: RunState, { data }: Of<"sessionPlanned">): RunState => {
  const { session: id, part, block, on, until, place, mode, offers } = data;
  const session: Session = {
    id,
    part,
    block,
    status: "planned",
    on,
    until,
    mode,
    place,
    offers,
    account: null,
    came: [],
    ledBy: [],
    others: 0,
    event: null,
    heldAt: null,
  };
  return { ...state, sessions: withEntry(state.sessions, id, session) };
};

type Built = RunState["capacity"][number];

/** What those who came gained, by the template; whoever led alone delivered, and several co-facilitated. */
const capacityOf = (
  state: RunState,
  session: Session,
  { came, ledBy }: Pick<Session, "came" | "ledBy">,
): readonly Built[] => {
  const part = own(state.parts, session.part);
  const gained = part && sessionBlockOf(state, part, session.block)?.capacity;
  const { on, event } = session;
  if (event === null) return [];
  const led = session.ledBy.length > 1 ? "co-facilitating" : "delivering";
  return [
    ...(gained === undefined ? [] : came.map((member) => ({ member, kind: gained, on, event }))),
    ...ledBy.map((member) => ({ member, kind: led, on, event })),
  ];
};

const builtBy = (state: RunState, id: string, added: Pick<Session, "came" | "ledBy">): RunState => {
  const session = own(state.sessions, id);
  if (session === undefined) return state;
  return { ...state, capacity: [...state.capacity, ...capacityOf(state, session, added)] };
};

export const sessionHeld = (state: RunState, event: Of<"sessionHeld">): RunState => {
  const { session: id, on, came, ledBy, others, account } = event.data;
  const held = onSession(state, id, (session) => ({
    ...session,
    status: "held",
    on,
    came,
    ledBy,
    others,
    account,
    event: event.version,
    heldAt: event.at,
  }));
  return builtBy(held, id, { came, ledBy });
};

/** Carries on a list that was too long for the event before it. */
export const sessionListContinued = (state: RunState, { data }: Of<"listContinued">): RunState => {
  const { session: id, list, members } = data;
  if (id === undefined || (list !== "came" && list !== "ledBy")) return state;
  const longer = onSession(state, id, (session) => ({
    ...session,
    [list]: [...session[list], ...members],
  }));
  return builtBy(longer, id, { came: [], ledBy: [], [list]: members });
};

export const sessionCancelled = (state: RunState, { data }: Of<"sessionCancelled">): RunState =>
  onSession(state, data.session, (session) => ({
    ...session,
    status: "cancelled",
    account: data.reason,
  }));

export const voiceHeard = (state: RunState, event: Of<"voiceHeard">): RunState => {
  const { voice: id, session, kind, text, mayContact, contact } = event.data;
  const voice: Voice = {
    id,
    session,
    kind,
    text,
    mayContact,
    contact,
    by: event.actor.id,
    at: event.at,
    erased: false,
  };
  return { ...state, voices: withEntry(state.voices, id, voice) };
};
