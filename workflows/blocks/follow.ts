import type { PartPlan } from "../../domain/plan.ts";
import type { Run } from "../run.ts";

/** Does what is due for one part, as often as the plan changes, until the part is at another block or closed. */
export async function follow(run: Run, part: string, block: PartPlan["block"]): Promise<void> {
  for (;;) {
    const now = run.part(part);
    if (run.isClosed(part) || (now !== null && now.block !== block)) return;
    run.notify(now?.notices ?? []);
    await (now?.orders.length ? run.perform(now.orders) : run.changed());
  }
}
