import type { Command } from "../command.ts";
import { isManager, mustSteer } from "../decide/guards.ts";
import type { Refusal } from "../refusal.ts";
import { accept, because, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { own } from "../rules/lookup.ts";
import type { Cry } from "./cry.ts";
import type { RunState } from "../state.ts";
import { mayHelp } from "../visibility/reader.ts";
import { whoRevises } from "../blocks/gate/recipients.ts";
import { cryKey, isWanted } from "./cries.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** Whoever takes up a cry at an open gate has no vote there; any other is for those who look after the run. */
const mayTakeUp = (state: RunState, { actor }: Of<"takeUpCry">, cry: Cry): Refusal | null => {
  const part = cry.part === null ? undefined : own(state.parts, cry.part);
  if (part === undefined || part.gate !== "open") return mustSteer(state, actor);
  const manages = isManager(actor);
  const helps =
    mayHelp(state, part, { id: actor.id, manages, oversees: manages }) ||
    whoRevises(state, part).includes(actor.id);
  return helps
    ? null
    : because(
        "not-allowed",
        "Only somebody who looks after this, and has no vote on it, can do this.",
        "Ask one of them.",
        actor.id,
      );
};

/** Somebody read it, and says so: whoever cried for help sees who, and since when. */
export const takeUpCry = (state: RunState, command: Of<"takeUpCry">): Decision => {
  const cry = own(state.cries, cryKey(command.data));
  if (cry === undefined || !isWanted(state, cry))
    return refuse(
      "nothing-changed",
      "Nobody waits for this any more.",
      "Look at the list again.",
      command.data.about,
    );
  const wrong = mayTakeUp(state, command, cry);
  if (wrong) return refused(wrong);
  if (cry.member === command.actor.id)
    return refuse(
      "not-allowed",
      "Nobody takes up what they asked for themselves.",
      "Somebody else who looks after this will read it.",
      cry.member,
    );
  if (cry.takenUp?.by === command.actor.id)
    return refuse("nothing-changed", "You have said so already.", "Nothing to do.", cry.about);
  return accept({ type: "cryTakenUp", data: command.data });
};
