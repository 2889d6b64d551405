import { delivery, gate } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/** Embedding the change into routine practice: it gets an owner and a review date. */
export const embed = (run: Run): Promise<void> =>
  eachPart(run, async (part) => {
    await gate(run, part);
    await delivery(run, part);
  });
