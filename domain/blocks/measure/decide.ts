import type { Command } from "../../command.ts";
import { refuse } from "../../result.ts";
import type { Decision } from "../../result.ts";
import type { RunState } from "../../state.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

export const recordMeasure = (_: RunState, __: Of<"recordMeasure">): Decision =>
  refuse("not-due", "This step is not due now.", "Look at what the run waits for.");
