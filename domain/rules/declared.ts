import type { Member } from "../state.ts";

type Said = Member["declared"][string];

/** Whether a declaration holds: the person's own word stands above a guardian's, whichever came last. */
export const isHeld = ({ self, guardian }: Said): boolean => self ?? guardian ?? false;

/** A list of declarations in which one holds, or does not hold any more. */
export const withDeclaration = (
  declares: readonly string[],
  declaration: string,
  holds: boolean,
): readonly string[] => {
  const others = declares.filter((declared) => declared !== declaration);
  return holds ? [...others, declaration] : others;
};
