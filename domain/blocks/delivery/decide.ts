import type { Command } from "../../command.ts";
import type { Refusal } from "../../refusal.ts";
import { accept, because, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { deliveryIn } from "../../rules/blocks.ts";
import { londonDate } from "../../rules/calendar.ts";
import { activeMember, own, stepDefinition } from "../../rules/lookup.ts";
import type { Part, RunState } from "../../state.ts";
import { unlikelyDate } from "../../written/date.ts";
import { findPart, mustBeSelf, mustHold, noSuchMember, noSuchPart } from "../../decide/guards.ts";
import { mustBeAt } from "../../decide/turn.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const wrongDate = (on: string, notBefore: string, at: string): Refusal | null => {
  if (Number.isNaN(Date.parse(on)))
    return because("invalid-date", "This is not a date.", "Write it as 2026-03-31.", "on");
  const day = on.slice(0, 10);
  const first = notBefore.length > 10 ? londonDate(notBefore) : notBefore;
  return day >= first && day <= londonDate(at)
    ? null
    : because(
        "invalid-date",
        "The date is too early, or has not come yet.",
        "Give the day on which it really happened.",
        "on",
      );
};

/** The part, if its people may deliver now: after all that comes before it. */
const findDelivery = (state: RunState, command: Of<"startDelivery" | "completeDelivery">) => {
  const id = command.data.part;
  const part = findPart(state, id);
  const step = part && stepDefinition(state, part.step);
  if (part === undefined || step === undefined) return { refusal: noSuchPart(id) };
  const wrong = mustHold(
    state,
    command.actor,
    "lead",
    "deliverer",
    "coordinator",
    "chair",
    "facilitator",
  );
  if (wrong) return { refusal: wrong };
  const delivery = deliveryIn(step, part);
  if (delivery === null)
    return {
      refusal: because("not-delivering", "Nothing is delivered here.", "Look at the board.", id),
    };
  const early = mustBeAt(state, part, delivery);
  return early === null ? { part } : { refusal: early };
};

export const startDelivery = (state: RunState, command: Of<"startDelivery">): Decision => {
  const found = findDelivery(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { part } = found;
  if (part.delivery !== "not-started")
    return refuse("delivery-order", "This has started already.", "Nothing to do.", part.id);
  const wrong = wrongDate(command.data.on, part.gateAt ?? part.openedAt, command.at);
  if (wrong) return refused(wrong);
  return accept({ type: "deliveryStarted", data: command.data });
};

const startedOn = (part: Part): string =>
  part.facts.find((fact) => fact.fact === "delivery-started")?.on ?? part.openedAt;

export const completeDelivery = (state: RunState, command: Of<"completeDelivery">): Decision => {
  const found = findDelivery(state, command);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { part } = found;
  const { on, reached, deliveredBy } = command.data;
  if (part.delivery !== "started")
    return refuse(
      "delivery-order",
      "This has not started, or is done.",
      "Start it first.",
      part.id,
    );
  const stranger = deliveredBy.find((id) => own(state.members, id) === undefined);
  if (stranger !== undefined) return refused(noSuchMember(stranger));
  if (!Number.isInteger(reached) || reached < 0)
    return refuse("parameter-invalid", "How many people?", "Give a whole number.", "reached");
  const wrong = wrongDate(on, startedOn(part), command.at);
  if (wrong) return refused(wrong);
  return accept({ type: "deliveryCompleted", data: command.data });
};

/** Whether a day, or an instant, has come. */
const hasCome = (on: string, at: string): boolean =>
  on.length > 10 ? Date.parse(on) <= Date.parse(at) : on <= londonDate(at);

/** On the day of the gate the hour says which came first; the day alone would leave it open for ever. */
const lacksHour = (part: Part, on: string): boolean =>
  on.length === 10 &&
  part.gate === "passed" &&
  part.gateAt !== null &&
  londonDate(part.gateAt) === on;

/** What happened in the world, whether it should have or not: the verdict reads it against the requests. */
export const stateFact = (state: RunState, command: Of<"stateFact">): Decision => {
  const { part: id, on } = command.data;
  const part = findPart(state, id);
  if (part === undefined) return refused(noSuchPart(id));
  const wrong =
    mustHold(
      state,
      command.actor,
      "lead",
      "chair",
      "coordinator",
      "decision-maker",
      "author",
      "facilitator",
      "deliverer",
      "contributor",
    ) ?? wrongDate(on, "0000", command.at);
  if (wrong) return refused(wrong);
  if (!hasCome(on, command.at))
    return refuse("invalid-date", "This time has not come yet.", "Say when it happened.", "on");
  const why = unlikelyDate(on.slice(0, 10), "past", londonDate(command.at));
  if (why !== null)
    return refuse("invalid-date", `The day ${why}.`, "Give the day on which it happened.", "on");
  if (lacksHour(part, on))
    return refuse(
      "invalid-date",
      "The group agreed on this day. The day alone does not say which came first.",
      "Give the hour as well.",
      "on",
    );
  return accept({ type: "factStated", data: command.data });
};

/** Anybody of the group can say that it was not so; whoever stated it takes it back by saying so. */
export const disputeFact = (state: RunState, command: Of<"disputeFact">): Decision => {
  const { part: id, fact: nth, member } = command.data;
  const part = findPart(state, id);
  if (part === undefined) return refused(noSuchPart(id));
  const wrong = mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  const fact = part.facts[nth - 1];
  if (fact === undefined)
    return refuse("unknown-fact", "Nobody stated this.", "Look at the run's page.", id);
  if (fact.by !== member && activeMember(state, member) === undefined)
    return refused(noSuchMember(member));
  const isSaid = fact.disputed === "taken-back" || (fact.disputed !== null && fact.by !== member);
  if (isSaid)
    return refuse("already-answered", "It is on record that this was not so.", "Nothing to do.");
  return accept({ type: "factDisputed", data: command.data });
};
