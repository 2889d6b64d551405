import type { Command } from "../command.ts";
import { accept, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import type { DomainEvent } from "../event.ts";
import { activeMember, own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import { withConsequences } from "../blocks/gate/consequences.ts";
import { leaving } from "./group.ts";
import { mustBeSelf } from "./guards.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** Only the people whom it is about can say that it happened. They may change their mind. */
export const corroborate = (state: RunState, command: Of<"corroborate">): Decision => {
  const { member, claim: version, agrees } = command.data;
  const wrong = mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  const claim = own(state.claims, String(version));
  if (claim === undefined || !claim.members.includes(member))
    return refuse(
      "unknown-claim",
      "Nothing of the kind was said about you.",
      "Look at your home page.",
      String(version),
    );
  if (own(claim.answers, member) === agrees)
    return refuse(
      "already-answered",
      "You have said so already.",
      "Nothing to do.",
      String(version),
    );
  return accept({ type: "corroborated", data: command.data });
};

/**
 * Erasing is the person’s own right, or an administrator’s duty; the record keeps that it happened. Who erases all that is
 * theirs leaves the run, so that nobody waits for them; nobody can make somebody else leave by erasing them.
 */
export const recordErasure = (state: RunState, command: Of<"recordErasure">): Decision => {
  const { actor, data } = command;
  if (actor.id !== data.member && actor.role !== "administrator")
    return refuse(
      "not-yourself",
      "Only the person themselves or an administrator can erase this.",
      "Ask them.",
      data.member,
    );
  const erased: DomainEvent = { type: "erased", data: { ...data, by: actor.id } };
  const leaves =
    data.what === "all" && actor.id === data.member && activeMember(state, data.member);
  return leaves
    ? withConsequences(state, command, "withdrew", erased, ...leaving(state, data.member))
    : accept(erased);
};
