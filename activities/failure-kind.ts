import { ApplicationFailure } from "@temporalio/activity";

/**
 * Runs an activity so that what goes wrong reaches Temporal's history as the error's kind alone: a message may quote a value or
 * an address. The whole error goes to our own log.
 */
export async function withFailureKind<T>(
  work: () => Promise<T>,
  log: (error: unknown) => void,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    log(error);
    const kind = error instanceof Error ? error.name : "Error";
    throw ApplicationFailure.create({ message: `${kind}; the worker's log says more`, type: kind });
  }
}
