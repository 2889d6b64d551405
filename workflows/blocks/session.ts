import type { Run } from "../run.ts";
import { follow } from "./follow.ts";

/** People meet. The run waits until a session is planned, and until people record that it was held, or cancelled with the reason. */
export const session = (run: Run, part: string): Promise<void> => follow(run, part, "session");
