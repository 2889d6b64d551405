import type { Command } from "../../command.ts";
import type { Refusal, RefusalCode } from "../../refusal.ts";
import { because } from "../../result.ts";
import { whyNotAsked, wroteIn } from "./eligibility.ts";
import { activeMember, own } from "../../rules/lookup.ts";
import { mayStandIn } from "./stand-in.ts";
import type { Part, Request, RunState } from "../../state.ts";
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
  "author-cannot-answer": "Who wrote some of this can't answer for it.",
  "asker-cannot-answer": "Who asked the group about this can't answer it.",
  "asked-next-time":
    "This person joined those who decide after the others were asked. They are asked the next time.",
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
    !wroteIn(part, actor.id) &&
    (isManager(actor) || activeMember(state, actor.id) !== undefined)
  );
};

/**
 * What somebody else says for a person adds an answer where there is none. It never takes the place of their own, of what they
 * disputed or of what another said for them, and it never takes them out of those who decide.
 */
const whyNotForAnother = (request: Request, command: AnswerCommand): Refusal | null => {
  const { member, assistance } = command.data;
  if (command.type === "standAside")
    return because(
      "not-yourself",
      "Only the person themselves can step back.",
      "Ask them. If they can't answer now, write down that they need time.",
      member,
    );
  const before = own(request.answers, member);
  const stands =
    before?.standing === "current" ||
    (before?.standing === "disputed" && before.version === request.version);
  const isSameDelegate =
    assistance === undefined &&
    before?.standing === "current" &&
    before.assistance === null &&
    before.by === command.actor.id;
  return stands && !isSameDelegate
    ? because(
        "answered-themselves",
        "There is an answer in their name already. Only they can change it.",
        "Ask them to change it themselves.",
        member,
      )
    : null;
};

/** Why this actor may not give this member's answer now, or null. */
export const whoMayGive = (
  state: RunState,
  found: { readonly part: Part; readonly gate: Gate; readonly request: Request },
  command: AnswerCommand,
): Refusal | null => {
  const { part, gate, request } = found;
  const { member: id, assistance } = command.data;
  const member = own(state.members, id);
  if (member === undefined) return noSuchMember(id);
  const code = whyNotAsked(state, part, gate, request, member);
  if (code !== null) return notEligible(code, id);
  if (isEngine(command.actor))
    return because("not-allowed", "The run can't answer for anybody.", "Ask the person.", id);
  const may = assistance
    ? mayHelp(state, part, command)
    : command.actor.id === id || mayStandIn(state, found, member, command.actor.id, command.at);
  if (!may)
    return because(
      "not-yourself",
      "Only the person themselves can answer, or who they asked to.",
      "Ask them. A helper can write the answer down with them, and say so.",
      id,
    );
  return command.actor.id === id ? null : whyNotForAnother(request, command);
};
