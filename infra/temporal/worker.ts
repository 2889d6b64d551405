import { NativeConnection, Worker, type WorkerOptions } from "@temporalio/worker";
import type { NoticeActivities, RecordActivities } from "../../workflows/activities.ts";
import { TASK_QUEUE } from "../../workflows/names.ts";

export type RunningWorker = {
  /** Settles when the worker has ended; rejects when it cannot go on. */
  readonly ended: Promise<void>;
  /** Lets what is under way finish, then ends. */
  stop(): Promise<void>;
};

/**
 * What one worker process holds. A waiting run costs nothing here until word comes: past `cachedWorkflows` the least recent is
 * dropped and read again from its history, which is short because every step begins a new one.
 */
export const workerLimits = {
  maxCachedWorkflows: 1_000,
  maxConcurrentWorkflowTaskExecutions: 80,
  workflowTaskPollerBehavior: { type: "simple-maximum", maximum: 20 },
  maxConcurrentLocalActivityExecutions: 80,
  maxConcurrentActivityTaskExecutions: 40,
  activityTaskPollerBehavior: { type: "simple-maximum", maximum: 4 },
  stickyQueueScheduleToStartTimeout: "10s",
  // A history that this release cannot replay ends its workflow, and the next start goes on from the record (ADR 0044).
  workflowFailureErrorTypes: { "*": ["NondeterminismError"] },
  shutdownGraceTime: "5s",
  shutdownForceTime: "15s",
} as const satisfies Partial<WorkerOptions>;

/** Milliseconds that a failed worker has to shut down by itself. */
const SHUTDOWN_AFTER_FAILURE = 5_000;

/**
 * Rejects when a worker has failed and hangs in its own shutdown: `Worker.run()` says FAILED first, then waits for its native half
 * without an end, which may wait in turn for a server that does not know it any more.
 */
function failed(worker: Worker): { readonly failed: Promise<never>; stop(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  let since: number | null = null;
  const timer = setInterval(() => {
    if (worker.getState() !== "FAILED") return;
    since ??= Date.now();
    if (Date.now() - since < SHUTDOWN_AFTER_FAILURE) return;
    reject(new Error("The Temporal worker failed, and did not shut down."));
  }, 1_000);
  return { failed: promise, stop: () => clearInterval(timer) };
}

/**
 * Starts the worker that serves all runs.
 * @param options.bundle path of the workflow code, bundled beforehand.
 */
export async function createWorker(options: {
  readonly address: string;
  readonly namespace: string;
  readonly bundle: string;
  readonly activities: RecordActivities & NoticeActivities;
  readonly taskQueue?: string;
  readonly limits?: Partial<WorkerOptions>;
}): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: options.address });
  const worker = await Worker.create({
    connection,
    namespace: options.namespace,
    taskQueue: options.taskQueue ?? TASK_QUEUE,
    workflowBundle: { codePath: options.bundle },
    activities: options.activities,
    ...workerLimits,
    ...options.limits,
  });
  const run = async () => {
    try {
      await worker.run();
    } finally {
      await connection.close();
    }
  };
  const watch = failed(worker);
  const ended = Promise.race([run(), watch.failed]).finally(() => watch.stop());
  // Whoever waits for `ended` hears of a failure; nobody else must be woken by it.
  ended.catch(() => undefined);
  return {
    ended,
    async stop() {
      if (worker.getState() === "RUNNING") worker.shutdown();
      await ended;
    },
  };
}
