/** Both workflows and all activities are served from one task queue. */
export const TASK_QUEUE = "alongside";

/** One workflow for each run, whatever happens to Temporal's own run ids. */
export const runWorkflowId = (run: string): string => `run/${run}`;

/** One child workflow for each rollout site of a run. */
export const siteWorkflowId = (run: string, part: string): string => `run/${run}/${part}`;
