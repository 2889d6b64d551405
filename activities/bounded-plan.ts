import type { Plan } from "../domain/plan.ts";

/** Notices and names in a list that a workflow is handed at once: enough to go on with, and some kilobytes of its history. */
const MOST = 200;

/**
 * A plan as a workflow's history can hold it, however large the group: Temporal takes two megabytes at a time, and keeps
 * each plan. Notices beyond the first come with the plan that follows when those are on record.
 */
export const boundedPlan = (plan: Plan): Plan => ({
  ...plan,
  notices: plan.notices.slice(0, MOST),
  parts: plan.parts.map((part) => ({ ...part, notices: part.notices.slice(0, MOST) })),
  waits: plan.waits.map((wait) =>
    wait.members.length <= MOST
      ? wait
      : { ...wait, members: wait.members.slice(0, MOST), more: wait.members.length - MOST },
  ),
});
