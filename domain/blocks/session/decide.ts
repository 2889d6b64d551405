import type { Command } from "../../command.ts";
import { findPart, isManager, noSuchMember, noSuchPart } from "../../decide/guards.ts";
import { mustBeAt } from "../../decide/turn.ts";
import type { Refusal } from "../../refusal.ts";
import { accept, because, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { londonDate } from "../../rules/calendar.ts";
import { belongs, circleOf } from "../../rules/circle.ts";
import { activeMember, hasRole, own } from "../../rules/lookup.ts";
import type { Session } from "./state.ts";
import type { Part, RunState } from "../../state.ts";
import type { SessionBlock } from "../../template.ts";
import { isDate, unlikelyDate } from "../../written/date.ts";
import { sessionBlockOf, sessionsOf } from "./sessions.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const inLeads = (state: RunState, block: SessionBlock, id: string): boolean => {
  const member = activeMember(state, id);
  return (
    member !== undefined &&
    block.leads !== undefined &&
    belongs(state, circleOf(state, block.leads), member)
  );
};

/** Who plans sessions and writes down what came of them: who looks after the group, who delivers, and who is to lead. */
const mustRun = (state: RunState, { actor }: Command, block: SessionBlock): Refusal | null => {
  if (isManager(actor)) return null;
  const member = actor.role === "engine" ? undefined : activeMember(state, actor.id);
  const mayRun =
    member !== undefined &&
    (hasRole(member, "coordinator", "chair", "facilitator", "deliverer") ||
      inLeads(state, block, member.id));
  return mayRun
    ? null
    : because(
        "not-allowed",
        "Only whoever looks after the group, delivers, or is to lead this session can do this.",
        "Ask one of them.",
        actor.id,
      );
};

const invalidDay = (message: string, mend: string, about = "on"): Refusal =>
  because("invalid-date", message, mend, about);

const wrongDays = (
  state: RunState,
  { data, at }: Of<"planSession">,
  part: Part,
  block: SessionBlock,
): Refusal | null => {
  const { on, until } = data;
  if (!isDate(on)) return invalidDay("This is not a date.", "Write it as 2026-03-31.");
  const unlikely = unlikelyDate(on, "near", londonDate(at));
  if (unlikely !== null) return invalidDay(`The day ${unlikely}.`, "Give the day that you mean.");
  if (on < londonDate(part.openedAt))
    return invalidDay(
      "This day was before this step began.",
      "Give a later day. What happened before can be told in the form.",
    );
  if (until !== null && (!isDate(until) || until < on))
    return invalidDay("The last day is before the first.", "Give the day it ends.", "until");
  const unlikelyEnd = until === null ? null : unlikelyDate(until, "near", londonDate(at));
  if (unlikelyEnd !== null)
    return invalidDay(`The last day ${unlikelyEnd}.`, "Give the day it ends.", "until");
  const stated = block.onDay === undefined ? undefined : own(state.parameters, block.onDay);
  const wasCancelled = sessionsOf(state, part, block.key).some(
    ({ status }) => status === "cancelled",
  );
  return typeof stated !== "string" || stated === on || wasCancelled
    ? null
    : invalidDay(
        `The day was stated when the run was started: ${stated}.`,
        "Plan it for that day. If it can not be then, cancel it with the reason, and plan another.",
      );
};

export const planSession = (state: RunState, command: Of<"planSession">): Decision => {
  const { id, part: partId, block: key, ...planned } = command.data;
  const part = findPart(state, partId);
  if (part === undefined) return refused(noSuchPart(partId));
  const block = sessionBlockOf(state, part, key);
  if (block === undefined)
    return refuse("unknown-session", "No sessions are held here.", "Look at the board.", key);
  const wrong = mustRun(state, command, block);
  if (wrong) return refused(wrong);
  if (part.status === "closed")
    return refuse("part-not-open", "This step has ended.", "Look at the board.", partId);
  const notYet = mustBeAt(state, part, block);
  if (notYet) return refused(notYet);
  if (own(state.sessions, id) !== undefined)
    return refuse("session-order", "This session is planned already.", "Nothing to do.", id);
  const wrongDay = wrongDays(state, command, part, block);
  if (wrongDay) return refused(wrongDay);
  return accept({
    type: "sessionPlanned",
    data: { part: partId, block: key, session: id, ...planned },
  });
};

/** A session with its block, for whoever may write down what came of it. */
const findSession = (
  state: RunState,
  command: Of<"holdSession" | "cancelSession" | "hearVoice">,
):
  | { readonly session: Session; readonly block: SessionBlock; readonly refusal?: undefined }
  | { readonly refusal: Refusal } => {
  const id = command.data.session;
  const session = own(state.sessions, id);
  const part = session && findPart(state, session.part);
  const block = session && part && sessionBlockOf(state, part, session.block);
  if (session === undefined || block === undefined)
    return {
      refusal: because(
        "unknown-session",
        "There is no such session.",
        "Plan it first, then say how it went.",
        id,
      ),
    };
  // Who led a session may write down what they heard there, whatever they do now.
  const led = command.type === "hearVoice" && session.ledBy.includes(command.actor.id);
  const wrong = led ? null : mustRun(state, command, block);
  return wrong ? { refusal: wrong } : { session, block };
};

const settled = ({ id, status }: Session): Decision =>
  refuse(
    "session-order",
    `This session was ${status} already.`,
    "Plan another session if there is one.",
    id,
  );

export const holdSession = (state: RunState, command: Of<"holdSession">): Decision => {
  const found = findSession(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { session, block } = found;
  const { on, others, account } = command.data;
  if (session.status !== "planned") return settled(session);
  if (!isDate(on)) return refused(invalidDay("This is not a date.", "Write it as 2026-03-31."));
  if (on < session.on || on > londonDate(command.at))
    return refused(
      invalidDay(
        `It was planned for ${session.on}, so it was not held before that, nor on a day to come.`,
        "Give the day on which it was held. If that was earlier, cancel this one and plan it for that day.",
      ),
    );
  const came = [...new Set(command.data.came)];
  const ledBy = [...new Set(command.data.ledBy)];
  const stranger = [...came, ...ledBy].find((id) => own(state.members, id) === undefined);
  if (stranger !== undefined) return refused(noSuchMember(stranger));
  if (!Number.isInteger(others) || others < 0)
    return refuse("parameter-invalid", "How many others?", "Give a whole number.", "others");
  if (block.leads !== undefined && !ledBy.some((id) => inLeads(state, block, id)))
    return refuse(
      "session-leaders",
      "Nobody who was to lead this session is among those who led it.",
      "Name who of them led it. If none of them did, cancel it, say so in the reason, and plan another.",
      "ledBy",
    );
  return accept({
    type: "sessionHeld",
    data: {
      part: session.part,
      block: session.block,
      session: session.id,
      on,
      came,
      ledBy,
      others,
      account,
    },
  });
};

export const cancelSession = (state: RunState, command: Of<"cancelSession">): Decision => {
  const found = findSession(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { id, part, block, status } = found.session;
  if (status !== "planned") return settled(found.session);
  const { reason } = command.data;
  return accept({ type: "sessionCancelled", data: { part, block, session: id, reason } });
};

/** What somebody said there who is no member: also after the part has closed, so that nothing said is lost. */
export const hearVoice = (state: RunState, command: Of<"hearVoice">): Decision => {
  const found = findSession(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { session, block } = found;
  const { id, kind, text, mayContact, contact } = command.data;
  if (block.voices !== true)
    return refuse(
      "no-voices",
      "Only members speak in this session.",
      "What a member says, they share themselves, or whoever looks after the group writes it down for them.",
      session.id,
    );
  const hasBegun = session.status === "planned" && session.on <= londonDate(command.at);
  if (session.status !== "held" && !hasBegun)
    return refuse(
      "session-order",
      "This session has not begun, or was cancelled.",
      "Write down what people say on its day or after it.",
      session.id,
    );
  if (own(state.voices, id) !== undefined)
    return refuse("already-answered", "This is on record already.", "Nothing to do.", id);
  if (!mayContact && contact !== null)
    return refuse(
      "parameter-invalid",
      "They did not say that you may contact them.",
      "Leave out how to reach them, or ask them first.",
      "contact",
    );
  return accept({
    type: "voiceHeard",
    data: { part: session.part, session: session.id, voice: id, kind, text, mayContact, contact },
  });
};
