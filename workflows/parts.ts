import type { Plan } from "../domain/plan.ts";
import type { Run } from "./run.ts";

/**
 * Lives through one stage: each part goes its way as soon as it is open, beside the others, while the stage opens the next ones
 * (areas, rounds, intervals) as the plan says. Returns when the stage is closed.
 */
export async function eachPart(run: Run, way: (part: string) => Promise<void>): Promise<void> {
  const begun = new Set<string>();
  const stage = run.plan().stage;
  while (isStill(run.plan(), stage)) {
    for (const { part, status } of run.plan().parts) {
      if (status === "closed" || begun.has(part)) continue;
      begun.add(part);
      run.beside(way(part));
    }
    const { orders } = run.plan();
    await (orders.length > 0 ? run.perform(orders) : run.changed());
  }
}

/** Enters the stage that the record says is next, and answers its kind; null when there is none because the run is over. */
export async function enterStage(run: Run) {
  for (;;) {
    const { status, stage, orders } = run.plan();
    if (status === "finished" || status === "not-launched") return null;
    if (stage?.open) return stage.kind;
    await (orders.length > 0 ? run.perform(orders) : run.changed());
  }
}

const isStill = (plan: Plan, stage: Plan["stage"]) =>
  plan.status !== "finished" &&
  plan.stage?.open === true &&
  plan.stage.key === stage?.key &&
  plan.stage.visit === stage.visit;
