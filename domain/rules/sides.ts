import type { Member, RunState } from "../state.ts";
import { newestVersion, own, stepDefinition } from "./lookup.ts";
import { blocksOf } from "./blocks.ts";

/** Sides on which people are paid to be, or answer for the organisation. */
const EMPLOYED = ["staff", "leadership"] as const;

/** Whether somebody is on record as a person with lived experience and does not say otherwise themselves. */
export const isPwle = ({ side, saidSides }: Pick<Member, "side" | "saidSides">): boolean =>
  side === "pwle" && (saidSides === null || saidSides.includes("pwle"));

/** Whether a person says themselves that they have lived experience: what a manager wrote down is a manager's word. */
export const saysPwle = (member: Pick<Member, "side" | "saidSides">): boolean =>
  member.saidSides !== null && isPwle(member);

/** Whether somebody says that they have lived experience and also work or manage for the organisation. */
const isBoth = (member: Pick<Member, "side" | "saidSides">): boolean =>
  isPwle(member) && EMPLOYED.some((side) => member.saidSides?.includes(side) === true);

/** Whether the group agreed, in words that it signed off, that those who are both count among those with lived experience. */
const bothCount = (state: RunState): boolean =>
  Object.values(state.parts).some((part) => {
    const step = part.gate === "passed" ? stepDefinition(state, part.step) : undefined;
    const version = newestVersion(part);
    if (step === undefined || version === undefined) return false;
    return blocksOf(step, part).some(
      (block) =>
        block.block === "form" &&
        block.form.sections.some((section) =>
          section.fields.some(
            ({ key, means }) =>
              means === "both-sides-count" &&
              own(version.sections, section.key)?.fields[key] === "yes",
          ),
        ),
    );
  });

/**
 * Whether a member counts among those with lived experience whom a gate needs. Whoever is both does so only where the group's own
 * working agreement says so; they are asked and heard all the same.
 */
export const countsAsPwle = (state: RunState, member: Member): boolean =>
  isPwle(member) && (!isBoth(member) || bothCount(state));
