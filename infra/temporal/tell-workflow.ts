import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowNotFoundError,
  type Client,
  type WithWorkflowArgs,
  type WorkflowSignalWithStartOptions,
  type WorkflowStartOptions,
} from "@temporalio/client";
import type { Plan } from "../../domain/plan.ts";
import type { SignalPayload } from "../../workflows/activities.ts";
import { runWorkflowId, TASK_QUEUE } from "../../workflows/names.ts";
import type { pathway } from "../../workflows/pathway.ts";
import { recordGrew } from "../../workflows/signals.ts";
import { searchAttributesOf } from "../../workflows/search-attributes.ts";
import type { RunNotice } from "./run-notice.ts";

/** What a run's workflow is started with, read from the record. */
export type RunDescription = {
  readonly organisation: string;
  /** The template's name and title. */
  readonly template: string;
  readonly title: string;
  readonly plan: Plan;
};

export type TellWorkflow = {
  /** Signals the run's workflow; starts it when it is not there and the run is not over. Rejects when Temporal did not take it. */
  tell(run: string, notice: RunNotice): Promise<void>;
  /** Starts the run's workflow. @returns false when it was running, or the run is over or unknown. */
  start(run: string): Promise<boolean>;
  /** Has the run's workflow look after the one of a part that people added, which is started again if it is not there. */
  restartPart(run: string, part: string): Promise<void>;
};

/** A run that is over may still owe people word of how it ended. */
const isDoneWith = ({ status, notices }: Plan): boolean =>
  status === "finished" && notices.length === 0;

/**
 * @param options.describe answers null for a run which is not on record.
 * @param options.patience milliseconds for one call to Temporal.
 */
export function createTellWorkflow(options: {
  readonly client: Client;
  readonly describe: (run: string) => Promise<RunDescription | null>;
  readonly taskQueue?: string;
  readonly patience?: number;
}): TellWorkflow {
  const { client, describe, taskQueue = TASK_QUEUE, patience = 5_000 } = options;
  const soon = <T>(call: () => Promise<T>) => client.withDeadline(Date.now() + patience, call);

  const startOptions = async (
    run: string,
  ): Promise<WorkflowStartOptions<typeof pathway> | null> => {
    const described = await describe(run);
    if (described === null || isDoneWith(described.plan)) return null;
    return {
      workflowId: runWorkflowId(run),
      taskQueue,
      args: [{ run }],
      typedSearchAttributes: searchAttributesOf(described.plan, described),
      staticSummary: described.title,
      staticDetails: `A run of "${described.title}". Whom it waits for, and all that was decided, is in the record.`,
    };
  };

  const start = async (run: string): Promise<boolean> => {
    const how = await startOptions(run);
    if (how === null) return false;
    try {
      await soon(() => client.workflow.start<typeof pathway>("pathway", how));
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  };

  const signal = async (run: string, notice: RunNotice): Promise<void> => {
    const handle = client.workflow.getHandle(runWorkflowId(run));
    for (const [act, word] of notice.acts) {
      try {
        await soon(() => handle.signal(act, word));
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        const how = await startOptions(run);
        if (how === null) return;
        const both: WithWorkflowArgs<
          typeof pathway,
          WorkflowSignalWithStartOptions<[SignalPayload]>
        > = {
          ...how,
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
          signal: act,
          signalArgs: [word],
        };
        await soon(() =>
          client.workflow.signalWithStart<typeof pathway, [SignalPayload]>("pathway", both),
        );
      }
    }
  };

  return {
    start,
    async restartPart(run, part) {
      const handle = client.workflow.getHandle(runWorkflowId(run));
      try {
        await soon(() => handle.signal(recordGrew, { events: [], version: 0, parts: [part] }));
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        // A run's workflow begins with those of its parts.
        await start(run);
      }
    },
    async tell(run, notice) {
      if (notice.launched) await start(run);
      await signal(run, notice);
    },
  };
}
