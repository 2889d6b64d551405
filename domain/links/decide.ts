import type { Command } from "../command.ts";
import { findPart, mustBeEngine, mustSteer, noSuchPart } from "../decide/guards.ts";
import type { DomainEvent } from "../event.ts";
import { accept, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import type { Step } from "../template.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** Whether whoever links may read the other run, and what stands there, is checked at the edge. */
export const linkRun = (state: RunState, command: Of<"linkRun">): Decision => {
  const { link, kind, run, part } = command.data;
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  if (part !== null && findPart(state, part) === undefined) return refused(noSuchPart(part));
  const isThere = Object.values(state.links).some(
    (other) => other.kind === kind && other.run === run && other.part === part,
  );
  if (isThere || own(state.links, link) !== undefined)
    return refuse("already-linked", "The two runs are linked like this already.", "Nothing to do.");
  return accept({ type: "runLinked", data: command.data });
};

/** The engine brings in what a run that was asked answered; the same answer again changes nothing. */
export const recordAskedRun = (state: RunState, command: Of<"recordAskedRun">): Decision => {
  const { link: id, run, event } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const link = own(state.links, id);
  if (link === undefined || link.kind !== "asks" || link.run !== run)
    return refuse("unknown-link", "This run did not ask that one.", "Look at the run's page.", id);
  if (link.answered?.event === event)
    return refuse("already-answered", "This is on record already.", "Nothing to do.", id);
  return accept({ type: "askedRunAnswered", data: command.data });
};

/** What follows from closing a step that retires a template, unless the step was refused. */
export const retiring = (state: RunState, step: Step): readonly DomainEvent[] => {
  const template = step.retires === undefined ? undefined : own(state.parameters, step.retires);
  return typeof template === "string" ? [{ type: "templateRetired", data: { template } }] : [];
};
