import type { PartPlan } from "../domain/plan.ts";
import type { Run } from "./run.ts";

/**
 * One part's way through its gate: the request is opened by a person, those asked get notice, the run waits for their answers,
 * reminds those who have not answered, escalates to the coordinator at the due time, extends it, and passes the gate once
 * the record holds all that the gate needs. Which of these is due is the plan's to say; the record refuses a gate that is not
 * ready, and no amount of time passes one. A gate that was refused opens again with a new version.
 */
export const gate = (run: Run, part: string): Promise<void> =>
  follow(run, part, (now) => now.gate !== "open" && now.gate !== "refused");

/** What a part does once its gate is behind it: it is delivered, if its stage delivers, and closed. */
export const delivery = (run: Run, part: string): Promise<void> => follow(run, part, () => false);

/** Does what is due for one part, as often as the plan changes, until it is `behind` or the part is closed. */
async function follow(run: Run, part: string, behind: (now: PartPlan) => boolean): Promise<void> {
  for (;;) {
    const now = run.part(part);
    if (run.isClosed(part) || (now !== null && behind(now))) return;
    run.notify(now?.notices ?? []);
    await (now?.orders.length ? run.perform(now.orders) : run.changed());
  }
}
