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

/** What became of a chain. `failed` carries a RecordUnavailable, or the error of a statement that cannot succeed. */
export type ChainOutcome =
  | { readonly kind: "stored" }
  | ({ readonly kind: "refused" } & RefusedChain)
  | { readonly kind: "failed"; readonly error: unknown };

export type ChainOutcomes = ReadonlyMap<string, ChainOutcome>;

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
): Promise<ChainOutcomes> {
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
    return outcomesOf(chains, refusals);
  }
}

function outcomesOf(chains: readonly Chain[], refusals: readonly RefusedChain[]): ChainOutcomes {
  const refused = new Map(refusals.map((refusal) => [refusal.run, refusal]));
  const outcomes = new Map<string, ChainOutcome>();
  for (const [first] of chains) {
    const refusal = refused.get(first.run);
    const stored = refusal === undefined || isOurs(first, refusal);
    outcomes.set(first.run, stored ? { kind: "stored" } : { kind: "refused", ...refusal });
    refused.delete(first.run);
  }
  // Silence about a run means success, so a refusal must never go astray.
  if (refused.size > 0) throw new Error("PostgreSQL refused a run that was not in the batch.");
  return outcomes;
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
): Promise<ChainOutcomes> {
  const outcomes = new Map<string, ChainOutcome>();
  for (const chain of chains) {
    for (const [run, outcome] of await appendWithRetry(pool, [chain], patience)) {
      outcomes.set(run, outcome);
    }
  }
  return outcomes;
}

const failed = (chains: readonly Chain[], error: unknown): ChainOutcomes =>
  new Map(chains.map(([first]) => [first.run, { kind: "failed", error }]));

const unavailable = (maybeStored: boolean, error: unknown): RecordUnavailable =>
  error instanceof RecordUnavailable && !maybeStored
    ? error
    : new RecordUnavailable(
        maybeStored ? "unknown" : "no",
        error instanceof RecordUnavailable ? error.cause : error,
      );
