import type { Chain, NotAppended, PreparedCommit, RefusedChain } from "./append-batch.ts";
import type { ChainResults } from "./append-with-retry.ts";
import { RecordUnavailable } from "./record-unavailable.ts";

/** `resolve`: with null when it is stored. */
type Waiting = PreparedCommit & {
  readonly resolve: (refused: NotAppended<string> | null) => void;
  readonly reject: (reason: unknown) => void;
};
type ChainResult = PromiseSettledResult<RefusedChain | null>;
type Batch = ReadonlyMap<string, [Waiting, ...Waiting[]]>;

/**
 * Natural group commit: a commit leaves at once while a connection is free, else it joins all others that wait until
 * one is. Commits of one run keep their order, are never in flight twice at a time, and go together when each
 * expects the head that the one before it leaves. What was decided upon events that were then not stored is not stored
 * either, even where another writer's events have brought the run to the same version.
 * The commit that is returned answers null once it is stored, and rejects with what kept it from being stored or refused.
 * @param options.maxEvents of one batch; a single larger commit still goes, alone.
 * @param options.maxWaiting commits; whoever comes when so many wait is told at once to come again.
 */
export function createGroupCommit(options: {
  readonly store: (chains: readonly Chain[]) => Promise<ChainResults>;
  readonly connections: number;
  readonly maxEvents: number;
  readonly maxWaiting: number;
}): (commit: PreparedCommit) => Promise<NotAppended<string> | null> {
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
    const resultOf = await options.store([...batch.values()]).then(
      (results) => (run: string) => results.get(run) ?? unheardOf(run),
      (reason: unknown) => (): ChainResult => ({ status: "rejected", reason }),
    );
    inFlight -= 1;
    // The next batch leaves before this one is answered, so that PostgreSQL has work meanwhile.
    flush();
    const again = [...batch].flatMap(([run, chain]) => {
      const { again: kept, lost } = settle(chain, resultOf(run));
      if (lost.size === 0) return kept;
      waiting = withoutFollowers(waiting, resultOf(run), lost);
      arrived = withoutFollowers(arrived, resultOf(run), lost);
      return kept;
    });
    for (const run of batch.keys()) busyRuns.delete(run);
    waiting = [...again, ...waiting];
    schedule();
  };

  return (commit) =>
    new Promise((resolve, reject) => {
      if (waiting.length + arrived.length >= options.maxWaiting) {
        reject(new RecordUnavailable("no", new Error("too much waits to be stored")));
        return;
      }
      arrived.push({ ...commit, resolve, reject });
      schedule();
    });
}

const unheardOf = (run: string): ChainResult => ({
  status: "rejected",
  reason: new Error(`Nothing is known of the commits to run ${run}.`),
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
function settle(chain: readonly Waiting[], result: ChainResult): Settled {
  const lost = new Set<string>();
  if (result.status === "rejected") {
    for (const commit of chain) {
      lose(commit, lost);
      commit.reject(result.reason);
    }
    return { again: [], lost };
  }
  const { value: refused } = result;
  if (refused === null) {
    for (const commit of chain) commit.resolve(null);
    return { again: [], lost };
  }
  const again = chain.filter((commit, index) => {
    const answer = answerRefused(commit, refused, index === 0, lost);
    if (answer === null) return true;
    lose(commit, lost);
    commit.resolve(answer);
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
  result: ChainResult,
  lost: Set<string>,
): Waiting[] {
  return queue.filter((commit) => {
    if (!isUpon(commit, lost)) return true;
    lose(commit, lost);
    answerFollower(commit, result);
    return false;
  });
}

const isUpon = ({ after }: PreparedCommit, lost: ReadonlySet<string>): boolean =>
  after !== null && lost.has(after);

/** No entries: the first commit of a chain is told what came in between, and not each of the thousand behind it. */
const NONE = "[]";

/** For a commit that was not sent at all. */
function answerFollower(commit: Waiting, result: ChainResult): void {
  if (result.status === "rejected") commit.reject(new RecordUnavailable("no", result.reason));
  else if (result.value === null) commit.reject(new RecordUnavailable("no", undefined));
  else {
    commit.resolve({ kind: "conflict", actual: result.value.actual, newer: NONE });
  }
}

/**
 * A chain is refused as a whole, though a later commit, or one beside a taken key, may be right by itself: if it expects the head
 * that there is, and was not decided upon what is lost.
 */
function answerRefused(
  commit: Waiting,
  { actual, takenKeys, newer }: RefusedChain,
  first: boolean,
  lost: ReadonlySet<string>,
): NotAppended<string> | null {
  if (commit.commandKey !== null && takenKeys.includes(commit.commandKey)) {
    return { kind: "key-taken" };
  }
  const isRight = commit.expected === actual && (!first || takenKeys.length > 0);
  if (isRight && !isUpon(commit, lost)) return null;
  return { kind: "conflict", actual, newer: first ? newer : NONE };
}
