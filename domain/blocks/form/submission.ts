import type { Command } from "../../command.ts";
import { accept, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { formBlockOf } from "../../rules/blocks.ts";
import { missingFields } from "./complete.ts";
import { gateOf, newestVersion, stepDefinition } from "../../rules/lookup.ts";
import type { RunState } from "../../state.ts";
import { findPart, noSuchPart } from "../../decide/guards.ts";
import { mustBeAt } from "../../decide/turn.ts";
import { mustAuthor } from "./decide.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** A form that nobody signs off is closed by an act: whoever may write it says that it is finished. */
export const submitPart = (state: RunState, command: Of<"submitPart">): Decision => {
  const { part: id, version } = command.data;
  const part = findPart(state, id);
  const step = part && stepDefinition(state, part.step);
  const form = step && part && formBlockOf(step, part);
  if (part === undefined || step === undefined || form === undefined)
    return refused(noSuchPart(id));
  const wrong = mustAuthor(state, command.actor, step, part);
  if (wrong) return refused(wrong);
  if (part.status === "closed" || part.submitted !== null)
    return refuse("part-not-open", "This is finished already.", "Look at the next step.", id);
  if (gateOf(state, part) !== null)
    return refuse("not-due", "The group signs this off.", "Ask them to sign it off.", id);
  const early = mustBeAt(state, part, form);
  if (early) return refused(early);
  const newest = newestVersion(part);
  if (newest === undefined)
    return refuse("no-version", "There is nothing written yet.", "Write it first.", id);
  if (newest.number !== version)
    return refuse(
      "not-current-version",
      `There is a newer version: ${newest.number}.`,
      "Read it, and say of that one that it is finished.",
      String(newest.number),
    );
  const missing = missingFields(form.form, newest)[0];
  if (missing !== undefined)
    return refuse(
      "form-incomplete",
      `"${missing}" has no answer yet.`,
      "Fill it in first.",
      missing,
    );
  return accept({ type: "partSubmitted", data: { part: id, version } });
};
