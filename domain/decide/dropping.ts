import type { Command } from "../command.ts";
import { accept, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { stepDefinition } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import { findPart, mustSteer, noSuchPart } from "./guards.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** A part that people added (a site, an activity) is given up, with the reason. What was asked there ends with it. */
export const dropPart = (state: RunState, command: Of<"dropPart">): Decision => {
  const { part: id, reason } = command.data;
  const part = findPart(state, id);
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  if (part === undefined) return refused(noSuchPart(id));
  if (stepDefinition(state, part.step)?.parts.kind !== "added")
    return refuse(
      "not-due",
      "This belongs to the pathway and can't be dropped.",
      "Only what people added as it went, such as a place, can be dropped.",
      id,
    );
  if (part.status === "closed")
    return refuse("part-not-open", "This is finished already.", "Look at the board.", id);
  return accept({ type: "partDropped", data: { part: id, reason } });
};
