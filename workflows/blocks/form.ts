import type { Run } from "../run.ts";
import { follow } from "./follow.ts";

/** Somebody writes. The run waits until what must be answered is there. */
export const form = (run: Run, part: string): Promise<void> => follow(run, part, "form");
