import { sleep } from "@temporalio/workflow";

/** What an older release might have served under the same name, and no newer one can replay. */
export async function pathway(): Promise<void> {
  await sleep("30 days");
}
