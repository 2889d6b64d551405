import { own } from "../rules/lookup.ts";
import { isPwle } from "../rules/sides.ts";
import type { Member, Request, RunState } from "../state.ts";

/** Those who can say how the group goes on: its members with lived experience. */
const speaking = (state: RunState): readonly Member[] =>
  Object.values(state.members).filter((member) => isPwle(member) && member.status === "active");

/** How many of them it takes: one voice is not the group's, where there is more than one. */
export const voicesNeeded = (state: RunState): number =>
  Math.min(2, Math.max(1, speaking(state).length));

/** Who can still say how the group goes on without this member; nobody, once it is said. */
export const askedHow = (state: RunState, { loss }: Member): readonly string[] =>
  loss === null || loss.settled
    ? []
    : speaking(state)
        .map(({ id }) => id)
        .filter((id) => !loss.goesOn.includes(id));

/** Whether the group has said how it goes on without a member. */
export const isSettled = ({ loss }: Member): boolean => loss?.settled === true;

/** Who was asked in a request and is lost. */
export const lostIn = (state: RunState, { asked }: Request): readonly Member[] =>
  asked.flatMap((id) => {
    const member = own(state.members, id);
    return member?.status === "lost" ? [member] : [];
  });

/** Who may still say how the group goes on without those lost in a request; nobody, once it is said. */
export const yetToSay = (state: RunState, request: Request): readonly string[] | null => {
  const open = lostIn(state, request).filter((member) => !isSettled(member));
  if (open.length === 0) return null;
  const asked = new Set(open.flatMap((member) => askedHow(state, member)));
  return speaking(state)
    .map(({ id }) => id)
    .filter((id) => asked.has(id));
};
