import type { Run } from "../run.ts";
import { follow } from "./follow.ts";

/** Something is measured. The run waits until each of its indicators has a reading. */
export const measure = (run: Run, part: string): Promise<void> => follow(run, part, "measure");
