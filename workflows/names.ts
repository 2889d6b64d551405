/** Both workflows and all activities are served from one task queue. */
export const TASK_QUEUE = "alongside";

/** One workflow for each run, whatever happens to Temporal's own run ids. */
export const runWorkflowId = (run: string): string => `run/${run}`;

/** One child workflow for each rollout site of a run. */
export const siteWorkflowId = (run: string, part: string): string => `run/${run}/${part}`;

/** The run, and the site if it is one, of a workflow id that the two above made; null for any other. */
export function ofWorkflow(
  id: string,
): { readonly run: string; readonly part: string | null } | null {
  const [, run, part = null] =
    /^run\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/(.+))?$/.exec(id) ?? [];
  return run === undefined ? null : { run, part };
}
