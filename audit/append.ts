import type { Pool } from "pg";
import type { NewerEntry, NotAppended, PreparedCommit } from "./append-batch.ts";
import type { NewBallot } from "./ballots.ts";
import { appendWithRetry } from "./append-with-retry.ts";
import { disclosureRow, type Disclosure } from "./disclosures.ts";
import { encodeEntry, leafHex, readEntry } from "./entry.ts";
import { place, type NewEvent, type Recorded } from "./event.ts";
import { createGroupCommit } from "./group-commit.ts";
import { COMMITTED, createHint } from "./hint.ts";
import { readHead } from "./read.ts";
import { isUuid } from "../domain/written/uuid.ts";
import { uuidV7At } from "./uuid-v7.ts";

/** The head that a run must have: a version, no events at all, whatever it is, or at least one event. */
export type Expected = number | "none" | "any" | "exists";

type Extras = {
  /** Put into the ballot box with the events, or not at all. */
  readonly ballot?: NewBallot;
  readonly disclosures?: readonly Disclosure[];
  /** Unique in its run: a second commit with the same key is not stored. */
  readonly commandKey?: string;
  /** Of what was asked, so that a key used for something else can be told. */
  readonly fingerprint?: string;
};

export type Commit<E extends NewEvent> = Extras & {
  readonly run: string;
  readonly expected: Expected;
  readonly events: readonly E[];
};

/**
 * A commit whose events have their places already (see `place`): the first has version `expected + 1`. `after`: the id of the
 * event at `expected`, where a commit that was handed in just before holds it: this one is in conflict if that is not stored.
 */
export type PlacedCommit<E extends NewEvent> = Extras & {
  readonly run: string;
  readonly expected: number;
  readonly after?: string;
  readonly events: readonly Recorded<E>[];
};

/** `leaves`: SHA-256(0x00 || entry) of each event, hex. */
export type AppendResult<E extends NewEvent> =
  | {
      readonly kind: "appended";
      readonly events: readonly Recorded<E>[];
      readonly leaves: readonly string[];
    }
  | NotAppended<readonly Recorded<E>[]>;

export type Appender = {
  /**
   * Stores all events of the commit or none. "appended" is answered after they are durable, and never otherwise.
   * @throws RecordUnavailable, EntryRefused, or DamagedRun when what came in between can't be read
   */
  append<E extends NewEvent>(commit: Commit<E>): Promise<AppendResult<E>>;
  /** As `append`, for a caller who has folded the events already and so knows their places. */
  appendPlaced<E extends NewEvent>(commit: PlacedCommit<E>): Promise<AppendResult<E>>;
};

/**
 * @param options.pool connects as the role that may insert, with `synchronous_commit` on.
 * @param options.connections how many batches may be under way at once.
 * @param options.maxBatch events of one batch.
 * @param options.patience milliseconds to find out what became of a batch whose connection broke.
 * @param options.maxWaiting commits that may wait for a connection; more are refused at once.
 */
export function createAppender(options: {
  readonly pool: Pool;
  readonly connections?: number;
  readonly maxBatch?: number;
  readonly patience?: number;
  readonly maxWaiting?: number;
}): Appender {
  const { pool, connections = 1, maxBatch = 2_000, patience = 5_000 } = options;
  const { maxWaiting = 10_000 } = options;
  const hint = createHint(pool, COMMITTED);
  const commit = createGroupCommit({
    store: (chains) => appendWithRetry(pool, chains, patience),
    connections,
    maxEvents: maxBatch,
    maxWaiting,
  });

  const appendPlaced = async <E extends NewEvent>(
    placed: PlacedCommit<E>,
  ): Promise<AppendResult<E>> => {
    const prepared = prepare(placed);
    const refused = await commit(prepared);
    if (refused?.kind === "key-taken") return refused;
    if (refused !== null) {
      const { run, expected } = placed;
      const since: NewerEntry[] = JSON.parse(refused.newer);
      const newer = since
        .filter(({ version }) => version > expected)
        .map(({ entry, ...place }) =>
          readEntry<E>({ ...place, run, entry: Buffer.from(entry, "hex") }),
        );
      return { kind: "conflict", actual: refused.actual, newer };
    }
    hint();
    const leaves = prepared.entries.map(leafHex);
    return { kind: "appended", events: placed.events, leaves };
  };

  const append = async <E extends NewEvent>(wanted: Commit<E>): Promise<AppendResult<E>> => {
    const { expected, ...rest } = wanted;
    const exact = expected === "none" ? 0 : expected;
    let head = typeof exact === "number" ? exact : await readHead(pool, wanted.run);
    for (;;) {
      if (expected === "exists" && head === 0) return { kind: "conflict", actual: 0, newer: [] };
      const events = place(wanted.run, head, wanted.events, uuidV7At);
      const result = await appendPlaced({ ...rest, expected: head, events });
      if (result.kind !== "conflict" || typeof exact === "number") return result;
      head = result.actual;
    }
  };

  return { append, appendPlaced };
}

function prepare(commit: PlacedCommit<NewEvent>): PreparedCommit {
  const { run, expected, after, events, commandKey, fingerprint, disclosures, ballot } = commit;
  if (events.length === 0) throw new RangeError("A commit has at least one event.");
  if (!Number.isInteger(expected) || expected < 0) {
    throw new RangeError(`An expected version is a whole number from 0: ${expected}`);
  }
  if (!isUuid(run)) throw new RangeError(`A run is a UUID in lower case: ${run}`);
  // Found out here, an event that cannot be sent fails alone.
  const timeless = events.find((event) => Number.isNaN(Date.parse(event.at)));
  if (timeless !== undefined) throw new RangeError(`This is no time: ${timeless.at}`);
  return {
    run,
    expected,
    after: after ?? null,
    events,
    entries: events.map(encodeEntry),
    disclosures: disclosures?.map(disclosureRow) ?? [],
    ballot: ballot ?? null,
    commandKey: commandKey ?? null,
    fingerprint: fingerprint ?? null,
  };
}
