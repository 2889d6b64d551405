/** Both workflows and all activities are served from one task queue. */
export const TASK_QUEUE = "alongside";

/** One workflow for each run, whatever happens to Temporal's own run ids. */
export const runWorkflowId = (run: string): string => `run/${run}`;

/** The run of a workflow id that `runWorkflowId` made; null for any other. */
export const runOfWorkflow = (id: string): string | null =>
  /^run\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(id)?.[1] ?? null;

/** One child workflow for each rollout site of a run. */
export const siteWorkflowId = (run: string, part: string): string => `run/${run}/${part}`;
