import { delivery, gate } from "../gate.ts";
import { eachPart } from "../parts.ts";
import type { Run } from "../run.ts";

/** The learning meeting: what worked, what to improve, and whether to sustain, scale or refine, which says where the run goes. */
export const learningMeeting = (run: Run): Promise<void> =>
  eachPart(run, async (meeting) => {
    await gate(run, meeting);
    await delivery(run, meeting);
  });
