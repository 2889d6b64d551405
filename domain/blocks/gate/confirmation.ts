import type { Command } from "../../command.ts";
import { accept, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { own } from "../../rules/lookup.ts";
import { currentAnswer } from "./quorum.ts";
import type { RunState } from "../../state.ts";
import { withConsequences } from "./consequences.ts";
import { mustBeActive } from "../../decide/guards.ts";
import { liftedByAgreeing } from "./objection.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** The answer that stands in the actor's name, whoever gave it, whether or not the gate is decided. */
const inActorsName = (state: RunState, command: Of<"confirmAnswer" | "disputeAnswer">) => {
  const { request: id, member } = command.data;
  const request = own(state.requests, id);
  if (request === undefined || command.actor.id !== member) return null;
  const answer = currentAnswer(request, member);
  return answer === undefined ? null : { request, answer };
};

const nothingToConfirm = (member: string): Decision =>
  refuse(
    "nothing-to-confirm",
    "There is no answer in your name that is still to be checked.",
    "Nothing to do.",
    member,
  );

export const confirmAnswer = (state: RunState, command: Of<"confirmAnswer">): Decision => {
  const { member } = command.data;
  const given = inActorsName(state, command);
  if (given?.answer.assurance !== "assisted-unconfirmed") return nothingToConfirm(member);
  const { answer, request } = given;
  const part = own(state.parts, request.part);
  const agreed = answer.kind === "yes" || answer.kind === "yes-with-changes";
  return accept(
    { type: "answerConfirmed", data: { part: request.part, request: request.id, member } },
    ...(part?.gate === "open" && agreed
      ? liftedByAgreeing(state, part, request, member, answer.event)
      : []),
  );
};

/** Also of what was given through the person's own session or key: somebody else may have had either. */
export const disputeAnswer = (state: RunState, command: Of<"disputeAnswer">): Decision => {
  const { member, reason } = command.data;
  const given = inActorsName(state, command);
  if (given === null) return nothingToConfirm(member);
  const { id: request, part } = given.request;
  return withConsequences(state, command, "came-back", {
    type: "answerDisputed",
    data: { part, request, member, reason },
  });
};

export const recuse = (state: RunState, command: Of<"recuse">): Decision => {
  const { part: id, member } = command.data;
  const part = own(state.parts, id);
  if (part === undefined)
    return refuse("unknown-part", "There is no such step.", "Open the run's page again.", id);
  const wrong = mustBeActive(state, member);
  if (wrong) return refused(wrong);
  if (command.actor.id !== member)
    return refuse(
      "not-yourself",
      "Only you can say that you have a conflict.",
      "Ask them.",
      member,
    );
  if (part.gate !== "open")
    return refuse("gate-closed", "This is decided already.", "Tell the coordinator.", id);
  if (part.recused.includes(member))
    return refuse("recused", "You have stepped out of this already.", "Nothing to do.", member);
  return withConsequences(state, command, "recused", { type: "recused", data: command.data });
};
