import { delivery, gate } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/**
 * A step on paper: specifying the problem, goal and outcomes, context and barriers, approaches and activities, the
 * evaluation plan; a storyboard or a script. Somebody writes, people answer, and what they agreed to is closed.
 */
export const designStep = (run: Run): Promise<void> =>
  eachPart(run, async (part) => {
    await gate(run, part);
    await delivery(run, part);
  });
