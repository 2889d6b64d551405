import type { Run } from "../run.ts";
import { follow } from "./follow.ts";

/** What was agreed is done in the world. The run waits until people record that it started, and that it is complete. */
export const delivery = (run: Run, part: string): Promise<void> => follow(run, part, "delivery");
