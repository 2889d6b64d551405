import type { Assurance } from "../../actor.ts";
import { own } from "../../rules/lookup.ts";
import type { Answer, AnswerKind, Request, RunState } from "../../state.ts";
import { onRequest, withEntry, withItem } from "../../evolve/change.ts";
import type { Of } from "../../evolve/change.ts";

type AnswerEvent = Of<"signedOff" | "declined" | "preferred" | "askedForTime" | "stoodAside">;

const kindOf = (event: AnswerEvent): AnswerKind => {
  switch (event.type) {
    case "signedOff":
      return event.data.answer;
    case "declined":
      return "no";
    case "preferred":
      return "preference";
    case "askedForTime":
      return "more-time";
    case "stoodAside":
      return "step-back";
  }
};

/**
 * What a helper took down is theirs to confirm: however the helper signed in, it is unconfirmed until then. Only what
 * holds a signature was signed.
 */
const assuranceOf = (event: AnswerEvent): Assurance => {
  if (event.data.assistance) return "assisted-unconfirmed";
  const claimed = event.assurance ?? "signed-in";
  return claimed === "passkey-signed" && !event.data.signature ? "signed-in" : claimed;
};

/** An answer replaces the member's earlier one, which is kept and shown as superseded. */
export const answered = (state: RunState, event: AnswerEvent): RunState => {
  const { member, by, version, digest, assistance } = event.data;
  const answer: Answer = {
    member,
    by,
    kind: kindOf(event),
    version,
    digest,
    at: event.at,
    assurance: assuranceOf(event),
    assistance: assistance ?? null,
    ranking: event.type === "preferred" ? event.data.ranking : [],
    standing: "current",
    event: event.version,
  };
  return onRequest(state, event.data.request, (request) => {
    const before = own(request.answers, member);
    return {
      ...request,
      answers: withEntry(request.answers, member, answer),
      past: before ? withItem(request.past, superseded(before)) : request.past,
    };
  });
};

const superseded = (answer: Answer): Answer =>
  answer.standing === "current" ? { ...answer, standing: "superseded" } : answer;

/** The request with some members' current answers lapsed. */
export const lapse = (request: Request, members: readonly string[]): Request => {
  const answers: { [member: string]: Answer } = { ...request.answers };
  for (const id of members) {
    const answer = own(answers, id);
    if (answer?.standing === "current") answers[id] = { ...answer, standing: "lapsed" };
  }
  return { ...request, answers };
};

const onAnswer = (
  state: RunState,
  data: { readonly request: string; readonly member: string },
  change: (answer: Answer) => Answer,
): RunState =>
  onRequest(state, data.request, (request) => {
    const answer = own(request.answers, data.member);
    if (answer === undefined) return request;
    return { ...request, answers: withEntry(request.answers, data.member, change(answer)) };
  });

export const answerConfirmed = (state: RunState, event: Of<"answerConfirmed">): RunState =>
  onAnswer(state, event.data, (answer) => ({ ...answer, assurance: "assisted-confirmed" }));

export const answerDisputed = (state: RunState, event: Of<"answerDisputed">): RunState =>
  onAnswer(state, event.data, (answer) => ({ ...answer, standing: "disputed" }));
