import type { Run } from "../run.ts";
import { follow } from "./follow.ts";

/**
 * One part's way through its gate: the request is opened by a person, those asked get notice, the run waits for their answers,
 * reminds those who have not answered, escalates to the coordinator at the due time, extends it, and passes the gate once
 * the record holds all that the gate needs. Which of these is due is the plan's to say; the record refuses a gate that is not
 * ready, and no amount of time passes one. A gate that was refused opens again with a new version.
 */
export const gate = (run: Run, part: string): Promise<void> => follow(run, part, "gate");
