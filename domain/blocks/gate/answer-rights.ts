import type { Command } from "../../command.ts";
import type { Refusal, RefusalCode } from "../../refusal.ts";
import { because } from "../../result.ts";
import { whyNotEligible } from "./eligibility.ts";
import { activeMember, newestVersion, own } from "../../rules/lookup.ts";
import { mayStandIn } from "./stand-in.ts";
import type { Part, RunState } from "../../state.ts";
import type { Gate } from "../../template.ts";
import { isEngine, isManager, noSuchMember } from "../../decide/guards.ts";

type AnswerCommand = Extract<
  Command,
  { readonly type: "signOff" | "decline" | "prefer" | "askForTime" | "standAside" }
>;

const WHY: { readonly [code in RefusalCode]?: string } = {
  "member-withdrew": "This person has left the group.",
  "member-lost": "This person is recorded as lost.",
  "launcher-cannot-answer": "Who started or leads the run can't say yes or no to it.",
  "author-cannot-answer": "Who wrote this version can't answer for it.",
  recused: "This person stepped out of this decision.",
};

const notEligible = (code: RefusalCode, member: string): Refusal =>
  because(
    code,
    WHY[code] ?? "This person is not asked about this.",
    "Send what you think as a contribution: it gets an answer.",
    member,
  );

/** A helper writes down for the person: in the group or its manager, and not the author of what is asked. */
const mayHelp = (state: RunState, part: Part, command: AnswerCommand): boolean => {
  const { actor } = command;
  const { assistance, member } = command.data;
  return (
    assistance?.helper === actor.id &&
    actor.id !== member &&
    !isEngine(actor) &&
    newestVersion(part)?.author !== actor.id &&
    (isManager(actor) || activeMember(state, actor.id) !== undefined)
  );
};

/** Why this actor may not give this member's answer now, or null. */
export const whoMayGive = (
  state: RunState,
  { part, gate }: { readonly part: Part; readonly gate: Gate },
  command: AnswerCommand,
): Refusal | null => {
  const { member: id, assistance } = command.data;
  const member = own(state.members, id);
  if (member === undefined) return noSuchMember(id);
  const code = whyNotEligible(state, part, gate, member);
  if (code !== null) return notEligible(code, id);
  if (isEngine(command.actor))
    return because("not-allowed", "The run can't answer for anybody.", "Ask the person.", id);
  const may = assistance
    ? mayHelp(state, part, command)
    : command.actor.id === id || mayStandIn(state, part, member, command.actor.id, command.at);
  return may
    ? null
    : because(
        "not-yourself",
        "Only the person themselves can answer, or who they asked to.",
        "Ask them. A helper can write the answer down with them, and say so.",
        id,
      );
};
