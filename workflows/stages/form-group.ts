import { delivery, gate } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/**
 * Forming the group. Members join, say what they need, and agree how to work together; the first gate is the group's own
 * working agreement, and waits until the group is as the template asks.
 */
export const formGroup = (run: Run): Promise<void> =>
  eachPart(run, async (part) => {
    await gate(run, part);
    await delivery(run, part);
  });
