import type { Command } from "../../command.ts";
import { refuse } from "../../result.ts";
import type { Decision } from "../../result.ts";
import type { RunState } from "../../state.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const notYet = (): Decision =>
  refuse("not-due", "This step is not due now.", "Look at what the run waits for.");

export const openPoll = (_: RunState, __: Of<"openPoll">): Decision => notYet();
export const changeElectorate = (_: RunState, __: Of<"changeElectorate">): Decision => notYet();
export const castBallot = (_: RunState, __: Of<"castBallot">): Decision => notYet();
export const closePoll = (_: RunState, __: Of<"closePoll">): Decision => notYet();
