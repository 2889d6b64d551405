import type { Chain, PreparedCommit, RefusedChain } from "./append-batch.ts";
import type { ChainOutcome, ChainOutcomes } from "./append-with-retry.ts";
import { RecordUnavailable } from "./record-unavailable.ts";

/** What became of one commit. */
export type CommitOutcome =
  | { readonly kind: "stored" }
  /** `newer`: a JSON list of `NewerEntry`, from the expected version on or from further back. */
  | { readonly kind: "conflict"; readonly actual: number; readonly newer: string }
  | { readonly kind: "key-taken" }
  | { readonly kind: "failed"; readonly error: unknown };

type Waiting = PreparedCommit & { readonly settle: (outcome: CommitOutcome) => void };
type Batch = ReadonlyMap<string, [Waiting, ...Waiting[]]>;

/**
 * Natural group commit: a commit leaves at once while a connection is free, else it joins all others that wait until
 * one is. Commits of one run keep their order, are never in flight twice at a time, and go together when each
 * expects the head that the one before it leaves.
 * @param options.maxEvents of one batch; a single larger commit still goes, alone.
 * @param options.maxWaiting commits; whoever comes when so many wait is told at once to come again.
 */
export function createGroupCommit(options: {
  readonly store: (chains: readonly Chain[]) => Promise<ChainOutcomes>;
  readonly connections: number;
  readonly maxEvents: number;
  readonly maxWaiting: number;
}): (commit: PreparedCommit) => Promise<CommitOutcome> {
  let waiting: readonly Waiting[] = [];
  let arrived: Waiting[] = [];
  const busyRuns = new Set<string>();
  let inFlight = 0;
  let scheduled = false;

  // Once a turn of the event loop, so that what arrived together leaves together.
  const schedule = (): void => {
    if (scheduled || (waiting.length === 0 && arrived.length === 0)) return;
    scheduled = true;
    setImmediate(flush);
  };

  const flush = (): void => {
    scheduled = false;
    while (inFlight < options.connections) {
      const { batch, rest } = nextBatch([...waiting, ...arrived], busyRuns, options.maxEvents);
      waiting = rest;
      arrived = [];
      if (batch.size === 0) return;
      void send(batch);
    }
  };

  const send = async (batch: Batch): Promise<void> => {
    inFlight += 1;
    for (const run of batch.keys()) busyRuns.add(run);
    const outcomeOf = await options.store([...batch.values()]).then(
      (outcomes) => (run: string) => outcomes.get(run) ?? unheardOf(run),
      (error: unknown) => (): ChainOutcome => ({ kind: "failed", error }),
    );
    inFlight -= 1;
    // The next batch leaves before this one is answered, so that PostgreSQL has work meanwhile.
    flush();
    const again = [...batch].flatMap(([run, chain]) => settle(chain, outcomeOf(run)));
    for (const run of batch.keys()) busyRuns.delete(run);
    waiting = [...again, ...waiting];
    schedule();
  };

  return (commit) =>
    new Promise((resolve) => {
      if (waiting.length + arrived.length >= options.maxWaiting) {
        const error = new RecordUnavailable("no", new Error("too much waits to be stored"));
        resolve({ kind: "failed", error });
        return;
      }
      arrived.push({ ...commit, settle: resolve });
      schedule();
    });
}

const unheardOf = (run: string): ChainOutcome => ({
  kind: "failed",
  error: new Error(`Nothing is known of the commits to run ${run}.`),
});

function nextBatch(
  queue: readonly Waiting[],
  busyRuns: ReadonlySet<string>,
  maxEvents: number,
): { readonly batch: Batch; readonly rest: readonly Waiting[] } {
  const batch = new Map<string, [Waiting, ...Waiting[]]>();
  const heads = new Map<string, number>();
  const keys = new Set<string>();
  const heldBack = new Set(busyRuns);
  const rest: Waiting[] = [];
  let room = maxEvents;
  for (const commit of queue) {
    const { run, expected, events, commandKey } = commit;
    const key = commandKey === null ? null : `${run} ${commandKey}`;
    const chain = batch.get(run);
    const fits = room >= events.length || batch.size === 0;
    const follows = chain === undefined || heads.get(run) === expected;
    if (heldBack.has(run) || !fits || !follows || (key !== null && keys.has(key))) {
      heldBack.add(run);
      rest.push(commit);
      continue;
    }
    if (chain === undefined) batch.set(run, [commit]);
    else chain.push(commit);
    heads.set(run, expected + events.length);
    if (key !== null) keys.add(key);
    room -= events.length;
  }
  return { batch, rest };
}

/** Answers each commit of a chain; returns those that may still be stored, to be sent again. */
function settle(chain: readonly Waiting[], outcome: ChainOutcome): readonly Waiting[] {
  if (outcome.kind !== "refused") {
    for (const commit of chain) commit.settle(outcome);
    return [];
  }
  return chain.filter((commit, index) => {
    const answer = answerRefused(commit, outcome, index === 0);
    if (answer !== null) commit.settle(answer);
    return answer === null;
  });
}

/** A chain is refused as a whole, though a later commit, or one beside a taken key, may be right by itself. */
function answerRefused(
  commit: Waiting,
  { actual, takenKeys, newer }: RefusedChain,
  first: boolean,
): CommitOutcome | null {
  if (commit.commandKey !== null && takenKeys.includes(commit.commandKey)) {
    return { kind: "key-taken" };
  }
  if (commit.expected === actual && (!first || takenKeys.length > 0)) return null;
  return { kind: "conflict", actual, newer };
}
