import type { Actor } from "../../actor.ts";
import type { Command } from "../../command.ts";
import type { DomainEvent } from "../../event.ts";
import type { Refusal } from "../../refusal.ts";
import { accept, because, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { dueAfter, noticeAfter } from "../../rules/clock.ts";
import { formBlockOf, formOf } from "../../rules/blocks.ts";
import { belongs, circleOf } from "../../rules/circle.ts";
import {
  activeMember,
  hasRole,
  newestVersion,
  requestsOf,
  stepDefinition,
  gateOf,
} from "../../rules/lookup.ts";
import { currentAnswer } from "../gate/quorum.ts";
import { isTouched } from "../gate/scope.ts";
import type { Part, Request, RunState } from "../../state.ts";
import type { Step } from "../../template.ts";
import { consequences } from "../gate/consequences.ts";
import { mustBeAt } from "../../decide/turn.ts";
import { findPart, isEngine, isManager, noSuchPart } from "../../decide/guards.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;
type Sections = Of<"saveVersion">["data"]["sections"];

const notAnAuthor = (actor: Actor, who: string): Refusal =>
  because(
    "not-an-author",
    `Only ${who} can write here.`,
    "Send your idea as a contribution, or ask the coordinator to make you an author.",
    actor.id,
  );

/** Whoever may write in a part: those of its form's circle, or else of a role in which one writes. */
export const mustAuthor = (
  state: RunState,
  actor: Actor,
  step: Step,
  part: Part,
): Refusal | null => {
  const member = isEngine(actor) ? undefined : activeMember(state, actor.id);
  const circle = formBlockOf(step, part)?.circle;
  if (circle !== undefined && !(member && belongs(state, circleOf(state, circle), member)))
    return notAnAuthor(actor, "the people whose words these are");
  if (isManager(actor)) return null;
  const writes =
    member &&
    hasRole(member, "lead", "author", "chair", "coordinator", "facilitator", "decision-maker");
  return writes ? null : notAnAuthor(actor, "an author of this group");
};

const changedSections = (before: Sections, now: Sections): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (key) =>
      Object.hasOwn(before, key) !== Object.hasOwn(now, key) ||
      before[key]?.digest !== now[key]?.digest,
  );

/** Every request that asks about a changed section asks again: its answers lapse, its notice and due times start anew. */
const lapses = (
  state: RunState,
  part: Part,
  command: Of<"saveVersion">,
  touched: readonly Request[],
): readonly DomainEvent[] => {
  const gate = gateOf(state, part);
  if (gate === null) return [];
  return touched.map((request): DomainEvent => ({
    type: "answersLapsed",
    data: {
      part: part.id,
      request: request.id,
      members: Object.keys(request.answers).filter((member) => currentAnswer(request, member)),
      version: command.data.basedOn + 1,
      digest: command.data.digest,
      dueAt: dueAfter(state, command.at, gate.due),
      noticeUntil: noticeAfter(state, command.at, gate.notice),
    },
  }));
};

/** Why somebody may not write in a part now; null when they may. */
export const writingRefusal = (state: RunState, actor: Actor, id: string): Refusal | null => {
  const part = findPart(state, id);
  const step = part && stepDefinition(state, part.step);
  if (part === undefined || step === undefined) return noSuchPart(id);
  const wrong = mustAuthor(state, actor, step, part);
  if (wrong) return wrong;
  if (part.status === "closed")
    return because("part-not-open", "This step is finished.", "Look at the next one.", id);
  if (part.gate === "passed" || part.gate === "overridden")
    return because("gate-closed", "This is decided and can't change now.", "Start from here.", id);
  if (part.submitted !== null)
    return because("part-not-open", "This was said to be finished.", "Look at the next step.", id);
  const form = formBlockOf(step, part);
  return form === undefined ? null : mustBeAt(state, part, form);
};

export const saveVersion = (state: RunState, command: Of<"saveVersion">): Decision => {
  const { part: id, basedOn, digest, sections, note } = command.data;
  const wrong = writingRefusal(state, command.actor, id);
  if (wrong) return refused(wrong);
  const part = findPart(state, id);
  const step = part && stepDefinition(state, part.step);
  if (part === undefined || step === undefined) return refused(noSuchPart(id));
  const newest = newestVersion(part);
  const number = newest?.number ?? 0;
  if (basedOn !== number)
    return refuse(
      "edit-conflict",
      `Somebody else saved version ${number} while you were writing.`,
      "Read the newest version, put your changes into it, and save again.",
      String(number),
    );
  const known = formOf(part, step).sections.map((section) => section.key);
  const unknown = Object.keys(sections).find((key) => !known.includes(key));
  if (unknown !== undefined)
    return refuse(
      "form-incomplete",
      `"${unknown}" is no part of this form.`,
      "Leave it out.",
      unknown,
    );
  const changed = changedSections(newest?.sections ?? {}, sections);
  if (changed.length === 0)
    return refuse("nothing-changed", "Nothing is different.", "Change something first.", id);
  const touched = requestsOf(state, part).filter((one) => isTouched(state, part, one, changed));
  const events: readonly DomainEvent[] = [
    {
      type: "versionSaved",
      data: { part: id, version: number + 1, digest, sections, changed, note },
    },
    ...lapses(state, part, command, touched),
  ];
  const again = touched.map((request) => request.id);
  return accept(...events, ...consequences(state, command, events, "edited", again));
};
