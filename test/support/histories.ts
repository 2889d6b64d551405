import type { Client } from "@temporalio/client";
import proto from "@temporalio/proto";

const { History } = proto.temporal.api.history.v1;

export type History = proto.temporal.api.history.v1.IHistory;

/** The histories of a workflow's executions, the newest first, back through each continue-as-new. */
export async function historiesOf(client: Client, workflowId: string): Promise<readonly History[]> {
  const histories: History[] = [];
  let runId: string | undefined;
  do {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    const start = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    runId = start?.continuedExecutionRunId ?? "";
  } while (runId !== "");
  return histories;
}

/** As a file holds it. The SDK's own `historyToJSON` needs a protobuf library that is installed once, which npm does not do. */
export const toFile = (history: History): string =>
  JSON.stringify(
    History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String }),
  );

export const fromFile = (text: string): History => History.fromObject(JSON.parse(text));
