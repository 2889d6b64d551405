import type { Command } from "../../command.ts";
import type { DomainEvent } from "../../event.ts";
import type { Refusal } from "../../refusal.ts";
import { accept, because, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { newestVersion } from "../../rules/lookup.ts";
import { currentAnswer } from "./quorum.ts";
import type { Part, Request, RunState } from "../../state.ts";
import type { Gate } from "../../template.ts";
import { withConsequences } from "./consequences.ts";
import { findOpenRequest } from "./request.ts";
import { liftedByAgreeing } from "./objection.ts";
import { whoMayGive } from "./answer-rights.ts";
import { registered, wrongPasskey } from "../../decide/passkey.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;
type AnswerCommand = Of<"signOff" | "decline" | "prefer" | "askForTime" | "standAside">;
type Found = { readonly part: Part; readonly request: Request; readonly gate: Gate };

const wrongVersion = (request: Request, command: AnswerCommand): Refusal | null => {
  if (command.data.version !== request.version)
    return because(
      "not-current-version",
      `This changed while you were reading: version ${request.version} is the newest.`,
      "Read what changed, and answer about that.",
      String(request.version),
    );
  if (command.data.digest !== request.digest)
    return because(
      "wrong-digest",
      "What you saw is not what is on record.",
      "Load the page again, and tell the coordinator if it happens twice.",
      request.id,
    );
  return null;
};

const notByThisRule = (rule: Gate["rule"]): Decision =>
  rule === "preference"
    ? refuse("wrong-rule", "Here people put options in order.", "Rank the options instead.")
    : refuse("wrong-rule", "Here people say yes or no.", "Answer yes or no instead.");

const find = (
  state: RunState,
  command: AnswerCommand,
): (Found & { readonly refusal?: undefined }) | { readonly refusal: Refusal } => {
  const found = findOpenRequest(state, command.data.request);
  if (found.refusal !== undefined) return found;
  const wrong =
    whoMayGive(state, found, command) ??
    wrongVersion(found.request, command) ??
    wrongPasskey(state, found.request, command);
  return wrong ? { refusal: wrong } : found;
};

const base = (command: AnswerCommand, { part: { id: part } }: Found) => {
  const { request, version, digest, member, assistance, passkey } = command.data;
  const by = command.actor.id;
  const how = {
    ...(assistance && { assistance }),
    ...(passkey && { signature: passkey.signature }),
  };
  return { part, request, version, digest, member, by, ...how };
};

/** Records an answer; who comes back after stepping back, or held the clock, has consequences. */
const settle = (
  state: RunState,
  command: AnswerCommand,
  { request }: Found,
  ...given: readonly DomainEvent[]
): Decision => {
  const events = [...registered(state, command), ...given];
  const before = currentAnswer(request, command.data.member);
  return before?.kind === "step-back" || request.clockStoppedAt !== null
    ? withConsequences(state, command, "came-back", ...events)
    : accept(...events);
};

/** An id names one thing: a second use would put one person's words in place of another's. */
const onRecord = (id: string): Decision =>
  refuse("already-answered", "This is on record already.", "Send it again as something new.", id);

/** An id that says nothing of anybody else's answers, as the run's version would. */
const ownId = (request: Request, member: string): string => {
  const before = [...request.past, ...Object.values(request.answers)];
  const nth = before.filter((answer) => answer.member === member).length + 1;
  return `${request.id}/${member}/${nth}`;
};

export const signOff = (state: RunState, command: Of<"signOff">): Decision => {
  const found = find(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { answer, comment, member, contribution } = command.data;
  const { part, gate } = found;
  if (gate.rule === "preference") return notByThisRule(gate.rule);
  const signed: DomainEvent = {
    type: "signedOff",
    data: { ...base(command, found), answer, comment },
  };
  const lifts =
    command.actor.id === member
      ? liftedByAgreeing(state, part, found.request, member, state.version + 1)
      : [];
  if (answer === "yes") return settle(state, command, found, signed, ...lifts);
  if (comment === null)
    return refuse("form-incomplete", "Say what should change.", "Add it in your words.", "comment");
  const id = contribution ?? ownId(found.request, member);
  if (Object.hasOwn(state.contributions, id)) return onRecord(id);
  const change: DomainEvent = {
    type: "contributed",
    data: {
      contribution: id,
      member,
      step: part.step,
      part: part.id,
      kind: "change",
      text: comment,
      request: command.data.request,
    },
  };
  return settle(state, command, found, signed, change, ...lifts);
};

export const decline = (state: RunState, command: Of<"decline">): Decision => {
  const found = find(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { reason, member, objection, version } = command.data;
  const { part, gate } = found;
  if (gate.rule === "preference") return notByThisRule(gate.rule);
  const declined: DomainEvent = { type: "declined", data: { ...base(command, found), reason } };
  const objects = Object.values(part.objections).some(
    (o) => o.open && o.member === member && o.version === version && o.request === found.request.id,
  );
  if (gate.rule === "majority" || objects) return settle(state, command, found, declined);
  const id = objection ?? ownId(found.request, member);
  if (Object.hasOwn(part.objections, id)) return onRecord(id);
  return settle(state, command, found, declined, {
    type: "objected",
    data: {
      part: part.id,
      member,
      objection: id,
      version,
      request: found.request.id,
      reason,
    },
  });
};

const rankable = (part: Part, gate: Gate): readonly string[] | undefined => {
  if (gate.options === undefined) return undefined;
  const { section, field } = gate.options;
  const value = newestVersion(part)?.sections[section]?.fields[field];
  return Array.isArray(value) ? value : [];
};

export const prefer = (state: RunState, command: Of<"prefer">): Decision => {
  const found = find(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  if (found.gate.rule !== "preference") return notByThisRule(found.gate.rule);
  const { ranking } = command.data;
  const options = rankable(found.part, found.gate);
  const isValid =
    ranking.length > 0 &&
    new Set(ranking).size === ranking.length &&
    ranking.every((option) => options === undefined || options.includes(option));
  if (!isValid)
    return refuse(
      "invalid-ranking",
      "Put one or more of the options in order, each only once.",
      "Choose from the list.",
      "ranking",
    );
  return settle(state, command, found, {
    type: "preferred",
    data: { ...base(command, found), ranking },
  });
};

/** Stops the clock, until the person answers or the coordinator starts it again. */
export const askForTime = (state: RunState, command: Of<"askForTime">): Decision => {
  const found = find(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { request, reason } = command.data;
  const asked: DomainEvent = { type: "askedForTime", data: { ...base(command, found), reason } };
  if (found.request.clockStoppedAt !== null) return settle(state, command, found, asked);
  const stopped: DomainEvent = {
    type: "clockStopped",
    data: { part: found.part.id, request, because: "asked-for-time" },
  };
  return settle(state, command, found, asked, stopped);
};

export const standAside = (state: RunState, command: Of<"standAside">): Decision => {
  const found = find(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  return withConsequences(state, command, "stood-aside", ...registered(state, command), {
    type: "stoodAside",
    data: base(command, found),
  });
};
