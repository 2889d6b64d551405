import { WorkflowExecutionAlreadyStartedError } from "@temporalio/common";
import {
  condition,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  startChild,
  workflowInfo,
} from "@temporalio/workflow";
import type { SignalPayload } from "./activities.ts";
import { siteWorkflowId } from "./names.ts";
import type { Run } from "./run.ts";
import { recordGrew } from "./signals.ts";
import { site } from "./site.ts";
import { mergePayloads } from "./signal-payload.ts";

/** How long a part that is still open has no workflow: one that always ends at once must not be started without a pause. */
const pauseBeforeRestart = "10s";

/**
 * A part that people added as it went (a site, an activity) is a child workflow, so that one that takes a year holds no other
 * up, and Temporal's UI shows each by itself. Starts it, passes on what is about it, and starts it again should it end before the
 * part is closed.
 */
export async function addedPart(run: Run, part: string): Promise<void> {
  const inbox: { payload: SignalPayload | null } = { payload: null };
  run.handOver(part, (payload) => {
    inbox.payload = inbox.payload === null ? payload : mergePayloads(inbox.payload, payload);
  });
  let child = await start(run, part);
  for (;;) {
    await condition(() => inbox.payload !== null || child.ended || run.isClosed(part));
    if (run.isClosed(part)) return;
    if (child.ended) {
      // A child ends because its part is closed: it has told so, and the plan that knows it is on its way.
      await condition(() => inbox.payload !== null || run.isClosed(part), pauseBeforeRestart, {
        summary: `The workflow of ${part} has ended and is started again`,
      });
      if (run.isClosed(part)) return;
      child = await start(run, part);
    }
    const { payload } = inbox;
    if (payload === null) continue;
    inbox.payload = null;
    try {
      await getExternalWorkflowHandle(siteWorkflowId(run.id, part)).signal(recordGrew, payload);
    } catch {
      if (!run.isClosed(part)) child = await start(run, part);
    }
  }
}

/** `ended`: Temporal said so. */
type Child = { ended: boolean };

/** A site outlives this execution of the run's workflow: the next one finds it running, and that is well. */
async function start(run: Run, part: string): Promise<Child> {
  const started: Child = { ended: false };
  const end = () => void (started.ended = true);
  try {
    const child = await startChild(site, {
      workflowId: siteWorkflowId(run.id, part),
      args: [{ run: run.id, part, known: run.plan().version }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: workflowInfo().typedSearchAttributes,
      staticSummary: `Rollout site ${part}`,
    });
    run.beside(child.result().then(end, end));
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return started;
}
