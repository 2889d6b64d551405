import type { Actor } from "../actor.ts";
import type { Refusal } from "../refusal.ts";
import { because } from "../result.ts";
import { activeMember, currentStep, hasRole, own } from "../rules/lookup.ts";
import type { Part, RunState, StepState } from "../state.ts";
import type { Role } from "../template.ts";

/** Each guard answers why not, or null. */
type Guard = Refusal | null;

export const isManager = (actor: Actor): boolean =>
  actor.role === "programme-manager" || actor.role === "administrator";

export const isEngine = (actor: Actor): boolean => actor.role === "engine";

export const mustManage = (actor: Actor): Guard =>
  isManager(actor)
    ? null
    : because("not-allowed", "Only a programme manager can do this.", "Ask a programme manager.");

export const mustBeEngine = (actor: Actor): Guard =>
  isEngine(actor)
    ? null
    : because(
        "engine-only",
        "Only the run itself can do this step.",
        "Wait: the run does it as soon as everything it needs is on record.",
      );

/** The actor is an active member who holds one of `roles`, or a programme manager. */
export const mustHold = (state: RunState, actor: Actor, ...roles: readonly Role[]): Guard => {
  if (isManager(actor)) return null;
  const member = activeMember(state, actor.id);
  if (member !== undefined && !isEngine(actor) && hasRole(member, ...roles)) return null;
  return because(
    "not-allowed",
    `Only a ${roles.join(", ")} of this group or a programme manager can do this.`,
    "Ask one of them.",
    actor.id,
  );
};

/** Who keeps the run going: mends clocks, answers, adds sites. */
export const mustSteer = (state: RunState, actor: Actor): Guard =>
  mustHold(state, actor, "lead", "coordinator", "chair", "facilitator");

/** Who owns the run: its lead, or a programme manager. */
export const mustOwn = (state: RunState, actor: Actor): Guard => mustHold(state, actor, "lead");

export const mustBeSelf = (actor: Actor, member: string): Guard =>
  actor.id === member && !isEngine(actor)
    ? null
    : because(
        "not-yourself",
        "Only the person themselves can do this.",
        "Ask them to do it when they are ready.",
        member,
      );

export const noSuchMember = (id: string): Refusal =>
  because("unknown-member", "This person is not in the group.", "Add them to the group first.", id);

/** A member who has not withdrawn. */
export const mustBeActive = (state: RunState, id: string): Guard => {
  const member = own(state.members, id);
  if (member === undefined) return noSuchMember(id);
  if (member.status === "active") return null;
  if (member.status === "lost")
    return because(
      "member-lost",
      "This person is recorded as lost.",
      "If it is you, say that you are here. Then everything is as it was.",
      id,
    );
  return because(
    "member-withdrew",
    "This person has left the group.",
    "Ask them if they want to join again, and add them if so.",
    id,
  );
};

export const findPart = (state: RunState, id: string): Part | undefined => own(state.parts, id);

export const noSuchPart = (id: string): Refusal =>
  because("unknown-part", "There is no such step in this run.", "Open the run's page again.", id);

export const findOpenStep = (state: RunState, key: string): StepState | undefined => {
  const step = currentStep(state);
  return step?.key === key && step.status === "open" ? step : undefined;
};

export const stepNotOpen = (key: string): Refusal =>
  because("step-not-open", "This step is not open.", "Look at the run's board.", key);
