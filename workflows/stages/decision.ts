import { delivery, gate } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/** One decision by a panel or by all who are asked: every seat answers, and a tie goes as the adopter stated at launch. */
export const decision = (run: Run): Promise<void> =>
  eachPart(run, async (part) => {
    await gate(run, part);
    await delivery(run, part);
  });
