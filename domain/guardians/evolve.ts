import { onMember, withEntry, type Of } from "../evolve/change.ts";
import { isHeld, withDeclaration } from "../rules/declared.ts";
import { own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";

export const declarationMade = (state: RunState, event: Of<"declarationMade">): RunState => {
  const { member: id, declares, holds, by } = event.data;
  return onMember(state, id, (member) => {
    const said = { ...own(member.declared, declares), [by]: holds };
    return {
      ...member,
      declared: withEntry(member.declared, declares, said),
      declares: withDeclaration(member.declares, declares, isHeld(said)),
    };
  });
};

export const guardianNamed = (state: RunState, event: Of<"guardianNamed">): RunState =>
  onMember(state, event.data.of, (member) => ({
    ...member,
    guardians: [...member.guardians, event.data.guardian],
  }));

export const contactAllowed = (state: RunState, event: Of<"contactAllowed">): RunState =>
  onMember(state, event.data.member, (member) => ({
    ...member,
    contactAllowed: event.data.holds,
  }));
