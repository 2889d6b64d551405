import type { Part, RunState, Version } from "../../domain/state.ts";

/** A version that can be put beside another, and the part that it is of. `name`: how an address names it. */
export type Comparable = { readonly name: string; readonly part: Part; readonly version: Version };

/** Versions that a page offers to choose from. */
const MOST = 60;

/**
 * All that was written in a part's form, in the order of time: in the part, and in other rounds, checks and visits of it. Parts that
 * people add are each of their own. The newest, where they are many.
 */
export function versionsOf(state: RunState, part: Part): readonly Comparable[] {
  const step = state.template.steps.find(({ key }) => key === part.step);
  const isOfItsOwn = step?.parts.kind === "added";
  return Object.values(state.parts)
    .filter(
      (other) =>
        other.id === part.id ||
        (!isOfItsOwn &&
          other.step === part.step &&
          other.key === part.key &&
          other.stretch === part.stretch),
    )
    .flatMap((other) =>
      other.versions.map((version) => ({
        ...{ name: `${other.id}~${version.number}`, part: other, version },
      })),
    )
    .toSorted((one, other) => one.version.at.localeCompare(other.version.at))
    .slice(-MOST);
}
