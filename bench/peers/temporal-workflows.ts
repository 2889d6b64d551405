import { condition, defineUpdate, proxyLocalActivities, setHandler } from "@temporalio/workflow";

type Activities = { insertAnswer(id: string): Promise<void> };

const { insertAnswer } = proxyLocalActivities<Activities>({ startToCloseTimeout: "10s" });

export const signOffUpdate = defineUpdate<void, [string]>("signOff");

/** A run as one would write it with Updates alone: the answer is durable once its Update has inserted it. */
export async function bareRun(): Promise<void> {
  setHandler(signOffUpdate, async (id) => await insertAnswer(id));
  await condition(() => false);
}

/** Waits for ever and does nothing else: the least that a start can cost. */
export async function bareWait(): Promise<void> {
  await condition(() => false);
}
