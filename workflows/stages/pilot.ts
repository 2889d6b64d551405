import { delivery, gate } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/**
 * Testing with a small group, in one place or in several at once. Areas go side by side and none waits for another; when the
 * template asks for it, a last part compares and joins them.
 */
export const pilot = (run: Run): Promise<void> =>
  eachPart(run, async (part) => {
    await gate(run, part);
    await delivery(run, part);
  });
