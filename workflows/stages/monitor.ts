import { delivery, gate } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/**
 * Monitoring for years: a round at each interval compares delivery with the plan and reads the indicators. Between rounds the
 * run sleeps in one timer.
 */
export const monitor = (run: Run): Promise<void> =>
  eachPart(run, async (round) => {
    await gate(run, round);
    await delivery(run, round);
  });
