import type { Plan } from "../domain/plan.ts";
import { addedPart } from "./added.ts";
import { throughBlocks } from "./part.ts";
import type { Run } from "./run.ts";

/** Enters the step that the record says is next; false when there is none because the run is over. */
export async function enterStep(run: Run): Promise<boolean> {
  for (;;) {
    const { status, step, orders } = run.plan();
    if (status === "finished" || status === "not-launched") return false;
    if (step?.open) return true;
    await (orders.length > 0 ? run.perform(orders) : run.changed());
  }
}

/**
 * Lives through one step: each part goes its way as soon as it is open, beside the others, while the step opens the next ones
 * (areas, rounds, repeats) as the plan says. Returns when the step is closed.
 */
export async function throughParts(run: Run): Promise<void> {
  const begun = new Set<string>();
  const { step } = run.plan();
  while (isStill(run.plan(), step)) {
    for (const { part, status, added } of run.plan().parts) {
      if (status === "closed" || begun.has(part)) continue;
      begun.add(part);
      run.beside(added ? addedPart(run, part) : throughBlocks(run, part));
    }
    const { orders } = run.plan();
    await (orders.length > 0 ? run.perform(orders) : run.changed());
  }
}

const isStill = (plan: Plan, step: Plan["step"]) =>
  plan.status !== "finished" &&
  plan.step?.open === true &&
  plan.step.key === step?.key &&
  plan.step.visit === step.visit;
