import type { Command } from "../command.ts";
import { accept, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { currentStep, own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import {
  findOpenStep,
  findPart,
  mustBeActive,
  mustBeSelf,
  mustHold,
  mustSteer,
  noSuchPart,
  stepNotOpen,
} from "./guards.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const noSuchContribution = (id: string): Decision =>
  refuse("unknown-contribution", "There is no such contribution.", "Look again.", id);

/** Between two steps a contribution belongs to the one that is about to open. */
export const contribute = (state: RunState, command: Of<"contribute">): Decision => {
  const { id, member, part: partId, kind, text } = command.data;
  const wrong =
    mustBeActive(state, member) ??
    (mustBeSelf(command.actor, member) && mustSteer(state, command.actor));
  if (wrong) return refused(wrong);
  if (Object.hasOwn(state.contributions, id))
    return refuse("already-answered", "This contribution is on record.", "Nothing to do.", id);
  const part = partId === null ? null : findPart(state, partId);
  if (part === undefined) return refused(noSuchPart(partId ?? ""));
  if (part && findOpenStep(state, part.step) === undefined) return refused(stepNotOpen(part.step));
  const here = currentStep(state);
  const step = part?.step ?? (here?.status === "open" ? here.key : here?.next);
  if (!step) return refused(stepNotOpen("end"));
  return accept({
    type: "contributed",
    data: { contribution: id, member, step, part: partId, kind, text },
  });
};

export const answerContribution = (
  state: RunState,
  command: Of<"answerContribution">,
): Decision => {
  const { contribution: id, outcome, reply } = command.data;
  const contribution = own(state.contributions, id);
  const wrong = mustHold(
    state,
    command.actor,
    "lead",
    "coordinator",
    "chair",
    "facilitator",
    "author",
  );
  if (wrong) return refused(wrong);
  if (contribution === undefined) return noSuchContribution(id);
  if (contribution.status === "answered")
    return refuse("already-answered", "This has an answer.", "Nothing to do.", id);
  if (contribution.member === command.actor.id)
    return refuse("not-allowed", "You can't answer yourself.", "Ask somebody else to.", id);
  return accept({
    type: "contributionAnswered",
    data: { contribution: id, by: command.actor.id, outcome, reply },
  });
};

/** A dispute asks for a second look, once. The second answer stands, and so does the dispute on record. */
export const disputeContribution = (
  state: RunState,
  command: Of<"disputeContribution">,
): Decision => {
  const { contribution: id, member } = command.data;
  const contribution = own(state.contributions, id);
  if (contribution === undefined || contribution.member !== member) return noSuchContribution(id);
  const wrong = mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  if (contribution.status !== "answered" || contribution.answers !== 1)
    return refuse(
      "already-answered",
      "You can ask for a second look once, after the first answer.",
      "Tell the coordinator, or object.",
      id,
    );
  return accept({ type: "contributionDisputed", data: command.data });
};

export const reflect = (state: RunState, command: Of<"reflect">): Decision => {
  const { member, step } = command.data;
  const wrong = mustBeActive(state, member) ?? mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  if (!state.template.steps.some((s) => s.key === step))
    return refuse("unknown-step", "There is no such step.", "Choose one of the list.", step);
  return accept({ type: "reflected", data: command.data });
};
