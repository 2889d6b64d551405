import type { Run } from "../run.ts";
import { follow } from "./follow.ts";

/** People vote. The run reminds those who have not, and closes the poll at its time, or when everybody has voted. */
export const poll = (run: Run, part: string): Promise<void> => follow(run, part, "poll");
