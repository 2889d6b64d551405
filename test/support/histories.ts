import type { Client } from "@temporalio/client";
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";

export type RecordedHistory = {
  readonly workflowId: string;
  readonly runId: string;
  readonly json: string;
};

/** Every execution's history in a task queue, as JSON. */
export async function historiesOf(
  client: Client,
  taskQueue: string,
): Promise<readonly RecordedHistory[]> {
  const histories: RecordedHistory[] = [];
  for await (const { workflowId, runId, taskQueue: queue } of client.workflow.list()) {
    if (queue !== taskQueue) continue;
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push({ workflowId, runId, json: JSON.stringify(historyToJSON(history)) });
  }
  return histories;
}
