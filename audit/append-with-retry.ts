import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import {
  encodeBatch,
  sendBatch,
  type Chain,
  type NewerEntry,
  type PreparedCommit,
  type RefusedChain,
} from "./append-batch.ts";
import { failureOf, RecordUnavailable } from "./record-unavailable.ts";

/**
 * What became of each chain, by its run: null when it was stored. What is rejected carries a RecordUnavailable, or the error of a
 * statement that cannot succeed.
 */
export type ChainResults = ReadonlyMap<string, PromiseSettledResult<RefusedChain | null>>;

const RETRY_EVERY = 50;

/**
 * Stores chains and says for certain what became of each, by run. A chain whose statement cannot succeed fails alone.
 * When the connection breaks after sending, the same events are sent again: whichever arrives first moves the head, the
 * other is refused, and the id at the first place tells whose it is. After `patience` milliseconds it stays unknown.
 */
export async function appendWithRetry(
  pool: Pool,
  chains: readonly Chain[],
  patience: number,
): Promise<ChainResults> {
  const batch = encodeBatch(chains);
  const deadline = Date.now() + patience;
  let maybeStored = false;
  for (;;) {
    let refusals: readonly RefusedChain[];
    try {
      refusals = await sendBatch(pool, batch);
    } catch (error) {
      const failure = error instanceof RecordUnavailable ? "unavailable" : failureOf(error);
      if (failure === "rejected") {
        return chains.length > 1 ? await oneByOne(pool, chains, patience) : failed(chains, error);
      }
      if (failure === "unknown") maybeStored = true;
      if ((failure === "unavailable" && !maybeStored) || Date.now() > deadline) {
        return failed(chains, unavailable(maybeStored, error));
      }
      if (failure !== "retry") await sleep(RETRY_EVERY);
      continue;
    }
    return resultsOf(chains, refusals);
  }
}

function resultsOf(chains: readonly Chain[], refusals: readonly RefusedChain[]): ChainResults {
  const refused = new Map(refusals.map((refusal) => [refusal.run, refusal]));
  const results = new Map<string, PromiseSettledResult<RefusedChain | null>>();
  for (const [first] of chains) {
    const refusal = refused.get(first.run);
    const stored = refusal === undefined || isOurs(first, refusal);
    results.set(first.run, { status: "fulfilled", value: stored ? null : refusal });
    refused.delete(first.run);
  }
  // Silence about a run means success, so a refusal must never go astray.
  if (refused.size > 0) throw new Error("PostgreSQL refused a run that was not in the batch.");
  return results;
}

/** Whether the event in the first place that a chain wanted is its own, stored by an earlier sending. */
function isOurs(first: PreparedCommit, refusal: RefusedChain): boolean {
  const newer: NewerEntry[] = JSON.parse(refusal.newer);
  return newer[0]?.id === first.events[0]?.id;
}

async function oneByOne(
  pool: Pool,
  chains: readonly Chain[],
  patience: number,
): Promise<ChainResults> {
  const results = new Map<string, PromiseSettledResult<RefusedChain | null>>();
  for (const chain of chains) {
    for (const [run, result] of await appendWithRetry(pool, [chain], patience)) {
      results.set(run, result);
    }
  }
  return results;
}

const failed = (chains: readonly Chain[], reason: unknown): ChainResults =>
  new Map(chains.map(([first]) => [first.run, { status: "rejected", reason }]));

const unavailable = (maybeStored: boolean, error: unknown): RecordUnavailable =>
  error instanceof RecordUnavailable && !maybeStored
    ? error
    : new RecordUnavailable(
        maybeStored ? "unknown" : "no",
        error instanceof RecordUnavailable ? error.cause : error,
      );
