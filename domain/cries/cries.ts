import { own } from "../rules/lookup.ts";
import type { Cry } from "./cry.ts";
import type { RunState } from "../state.ts";
import { hearsCries, type Reader } from "../visibility/reader.ts";
import type { CryName } from "./event.ts";

/** The key under which the state holds a cry. */
export const cryKey = ({ member, kind, about }: CryName): string => `${kind}/${about}/${member}`;

/** Whether what somebody cried for is still wanted: a time runs on, a need is met, an objection is lifted, a gate has closed. */
export const isWanted = (state: RunState, cry: Cry): boolean => {
  switch (cry.kind) {
    case "need":
      return own(own(state.members, cry.member)?.needs ?? {}, cry.about) === "unmet";
    case "objection":
      return isOpen(state, cry) && partOf(state, cry)?.objections[cry.about]?.open === true;
    case "more-time": {
      const answer = own(own(state.requests, cry.about)?.answers ?? {}, cry.member);
      const stands = answer?.kind === "more-time" && answer.standing === "current";
      return isOpen(state, cry) && stands;
    }
    case "disputed":
      return cry.takenUp === null;
    default:
      return cry.kind satisfies never;
  }
};

const partOf = (state: RunState, { part }: Cry) =>
  part === null ? undefined : own(state.parts, part);

const isOpen = (state: RunState, cry: Cry): boolean => partOf(state, cry)?.gate === "open";

/** Cries for help that still want an answer, the oldest first. */
export const openCries = (state: RunState): readonly Cry[] =>
  Object.values(state.cries)
    .filter((cry) => isWanted(state, cry))
    .toSorted((one, other) => one.at.localeCompare(other.at));

/**
 * Whether a cry reaches this reader: whoever gave it, and whoever may help without a vote on what it is about. What somebody needs
 * reaches those who look after the run.
 * @param steers whether the reader looks after the run.
 */
export const hearsCry = (
  state: RunState,
  cry: Cry,
  reader: Reader & { readonly steers: boolean },
): boolean => {
  if (cry.member === reader.id) return true;
  const part = partOf(state, cry);
  if (part === undefined || part.gate !== "open") return reader.steers;
  return hearsCries(state, part, reader);
};
