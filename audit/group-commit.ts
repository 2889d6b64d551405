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
 * expects the head that the one before it leaves. What was decided upon events that were then not stored is not stored
 * either, even where another writer's events have brought the run to the same version.
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
    const again = [...batch].flatMap(([run, chain]) => {
      const { again: kept, lost } = settle(chain, outcomeOf(run));
      if (lost.size === 0) return kept;
      waiting = withoutFollowers(waiting, outcomeOf(run), lost);
      arrived = withoutFollowers(arrived, outcomeOf(run), lost);
      return kept;
    });
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

/** `again`: what may still be stored, to be sent again. `lost`: ids of events that were not stored, and will not be. */
type Settled = { readonly again: readonly Waiting[]; readonly lost: Set<string> };

/** Answers each commit of a chain that is not to be sent again. */
function settle(chain: readonly Waiting[], outcome: ChainOutcome): Settled {
  const lost = new Set<string>();
  if (outcome.kind !== "refused") {
    for (const commit of chain) {
      if (outcome.kind === "failed") lose(commit, lost);
      commit.settle(outcome);
    }
    return { again: [], lost };
  }
  const again = chain.filter((commit, index) => {
    const answer = answerRefused(commit, outcome, index === 0, lost);
    if (answer === null) return true;
    lose(commit, lost);
    commit.settle(answer);
    return false;
  });
  return { again, lost };
}

const lose = ({ events }: PreparedCommit, lost: Set<string>): void => {
  for (const { id } of events) lost.add(id);
};

/** What waits, without what was decided upon lost events: that is answered, and lost too. */
function withoutFollowers(
  queue: readonly Waiting[],
  outcome: ChainOutcome,
  lost: Set<string>,
): Waiting[] {
  return queue.filter((commit) => {
    if (!isUpon(commit, lost)) return true;
    lose(commit, lost);
    commit.settle(answerFollower(outcome));
    return false;
  });
}

const isUpon = ({ after }: PreparedCommit, lost: ReadonlySet<string>): boolean =>
  after !== null && lost.has(after);

/** For a commit that was not sent at all. */
const answerFollower = (outcome: ChainOutcome): CommitOutcome =>
  outcome.kind === "refused"
    ? { kind: "conflict", actual: outcome.actual, newer: outcome.newer }
    : {
        kind: "failed",
        error: new RecordUnavailable("no", outcome.kind === "failed" ? outcome.error : undefined),
      };

/**
 * A chain is refused as a whole, though a later commit, or one beside a taken key, may be right by itself: if it expects the head
 * that there is, and was not decided upon what is lost.
 */
function answerRefused(
  commit: Waiting,
  { actual, takenKeys, newer }: RefusedChain,
  first: boolean,
  lost: ReadonlySet<string>,
): CommitOutcome | null {
  if (commit.commandKey !== null && takenKeys.includes(commit.commandKey)) {
    return { kind: "key-taken" };
  }
  const isRight = commit.expected === actual && (!first || takenKeys.length > 0);
  return isRight && !isUpon(commit, lost) ? null : { kind: "conflict", actual, newer };
}
