import { blocksOf } from "../../rules/blocks.ts";
import { own, stepDefinition } from "../../rules/lookup.ts";
import type { Session } from "./state.ts";
import type { Part, RunState } from "../../state.ts";
import type { SessionBlock } from "../../template.ts";

/** The session blocks that a part's people go through. */
export const sessionBlocksOf = (state: RunState, part: Part): readonly SessionBlock[] => {
  const step = stepDefinition(state, part.step);
  return step === undefined
    ? []
    : blocksOf(step, part).filter((block) => block.block === "session");
};

export const sessionBlockOf = (
  state: RunState,
  part: Part,
  key: string,
): SessionBlock | undefined => sessionBlocksOf(state, part).find((block) => block.key === key);

/** The sessions of one block of a part, in the order in which they were planned. */
export const sessionsOf = (state: RunState, part: Part, block: string): readonly Session[] =>
  Object.values(state.sessions).filter(
    (session) => session.part === part.id && session.block === block,
  );

/** Whether enough were held. One that is planned must be held or cancelled first. */
export const isHeld = (state: RunState, part: Part, block: SessionBlock): boolean => {
  const sessions = sessionsOf(state, part, block.key);
  return (
    sessions.filter(({ status }) => status === "held").length >= (block.held ?? 1) &&
    !sessions.some(({ status }) => status === "planned")
  );
};

/** Everybody who was there: who came, and who led. */
export const wereThere = ({ came, ledBy }: Pick<Session, "came" | "ledBy">): readonly string[] => [
  ...new Set([...came, ...ledBy]),
];

/** Whether somebody was there by the record, and does not say themselves that they were not. */
export const wasThere = (state: RunState, session: Session, member: string): boolean =>
  session.status === "held" &&
  wereThere(session).includes(member) &&
  own(own(state.claims, String(session.event))?.answers ?? {}, member) !== false;
