import { gate, delivery } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/** Refining, round after round, each with its reasons, for as long as the group says "again" in the round that it passed. */
export const refine = (run: Run): Promise<void> =>
  eachPart(run, async (round) => {
    await gate(run, round);
    await delivery(run, round);
  });
