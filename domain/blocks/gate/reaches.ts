import type { NoticeKind } from "../../event.ts";
import type { RunState } from "../../state.ts";
import { ofContribution, ofRequest, type About, type Reach } from "../../visibility/about.ts";
import type { PeopleList } from "./event.ts";

type OfPart = { readonly data: { readonly part: string } };

/** Whom an event about a part reaches while its gate is open. */
export const reaching =
  (reach: Reach) =>
  (_: RunState, { data }: OfPart): About => ({ part: data.part, reach });

/** Only the first notice goes to everybody who is asked, whether or not they answer; others follow from answers. */
const ofNotice: { readonly [kind in NoticeKind]: Reach } = {
  request: "everybody",
  lapsed: "helpers",
  changed: "helpers",
  reminder: "helpers",
  escalation: "helpers",
  "not-reached": "helpers",
  stopped: "cry",
  objection: "cry",
  outcome: "everybody",
  "contribution-answered": "its-giver",
  "need-stated": "everybody",
  "need-met": "everybody",
  "stand-in": "everybody",
  poll: "everybody",
  "poll-reminder": "everybody",
  "poll-result": "everybody",
  "session-planned": "everybody",
  "session-cancelled": "everybody",
  "day-come": "everybody",
  loss: "everybody",
};

/** The part that a notice is about: of its request, objection or contribution, or the part itself. */
const ofNoticed = (state: RunState, id: string): string | undefined =>
  ofRequest(state, id) ??
  ofContribution(state, id) ??
  Object.values(state.parts).find((part) => part.id === id || Object.hasOwn(part.objections, id))
    ?.id;

/** A list that goes on reaches whom the event that begins it does. */
const ofList: { readonly [list in PeopleList["list"]]: Reach } = {
  asked: "everybody",
  members: "nobody",
  added: "nobody",
  removed: "nobody",
  to: "helpers",
  waitingFor: "helpers",
  yes: "everybody",
  came: "everybody",
  ledBy: "everybody",
};

/** Whom more of a list reaches. */
export const listed = (
  _: RunState,
  { data }: { readonly data: { readonly part: string } & PeopleList },
): About => ({ part: data.part, reach: ofList[data.list] });

/** A notice that is about nothing at a gate reaches whom its kind does. */
export const noticed = (
  state: RunState,
  {
    data: { about: id, kind },
  }: { readonly data: { readonly about: string; readonly kind: NoticeKind } },
): About => {
  const part = ofNoticed(state, id);
  return { part, reach: part === undefined ? "everybody" : ofNotice[kind] };
};
