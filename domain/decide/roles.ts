import type { Command } from "../command.ts";
import type { Refusal } from "../refusal.ts";
import { because } from "../result.ts";
import type { RunState } from "../state.ts";
import type { Role, Side } from "../template.ts";

/** What staff may be in a run that somebody with lived experience leads: they support, and steer and decide nothing. */
const SUPPORTING: readonly Role[] = ["supporter", "deliverer", "contributor", "guardian"];

const unfit = (message: string, mend: string, role: Role): Refusal =>
  because("role-not-here", message, mend, role);

/** Why somebody of this side can't have these roles in this run, or null. */
export const wrongRoles = (
  { template: { lead } }: RunState,
  side: Side,
  roles: readonly Role[],
): Refusal | null => {
  if (roles.includes("lead") && lead?.side !== side)
    return lead === undefined
      ? unfit("Nobody leads a run of this kind.", "Choose other things that they do.", "lead")
      : unfit("Somebody from another side leads this run.", "Choose somebody else.", "lead");
  const voteless = roles.find((role) => role === "lead" || role === "supporter");
  if (voteless !== undefined && roles.includes("decision-maker"))
    return unfit(
      "Who leads or supports a run does not decide in it.",
      "Choose one of the two.",
      voteless,
    );
  const isStaff = side === "staff" || side === "leadership";
  const steers = roles.find((role) => !SUPPORTING.includes(role));
  return lead !== undefined && isStaff && lead.side !== side && steers !== undefined
    ? unfit(
        "In a run that somebody else leads, staff support.",
        'Choose "supporter", and leave out what steers or decides.',
        steers,
      )
    : null;
};

/** Whether somebody adds themselves, as the template lets people of the organisation do. */
export const mayJoinByThemselves = (
  { template }: RunState,
  { actor, data }: Extract<Command, { readonly type: "joinMember" }>,
): boolean =>
  actor.id === data.member &&
  actor.role !== "engine" &&
  (template.joins ?? []).some(
    ({ side, roles }) => side === data.side && data.roles.every((role) => roles.includes(role)),
  );
