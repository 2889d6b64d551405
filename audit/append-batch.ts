import type { Pool } from "pg";
import type { NewBallot } from "./ballots.ts";
import { byteaArray, int4Array, textArray, timestamptzArray, uuidArray } from "./binary-array.ts";
import { withConnection } from "./connection.ts";
import type { DisclosureRow } from "./disclosures.ts";
import type { RecordedEvent } from "./event.ts";

/** One commit, ready to be sent: its events in their places, and their bytes. */
export type PreparedCommit = {
  readonly run: string;
  /** The head it needs; its events follow from there. */
  readonly expected: number;
  /** The id of the event that it was decided upon, where that may not be stored: another commit's, sent just before. */
  readonly after: string | null;
  readonly events: readonly RecordedEvent[];
  readonly entries: readonly Uint8Array[];
  readonly disclosures: readonly DisclosureRow[];
  readonly ballot: NewBallot | null;
  readonly commandKey: string | null;
  readonly fingerprint: string | null;
};

/** Commits of one run, each expecting the head that the one before it leaves. They are stored together or not at all. */
export type Chain<C extends PreparedCommit = PreparedCommit> = readonly [C, ...C[]];

/**
 * Why one commit was not stored. `newer`: what came after the expected version, as far as 1,000; from PostgreSQL it is a JSON list
 * of `NewerEntry`, from the expected version on or from further back. It is empty for a commit that was handed in behind another of its run.
 */
export type NotAppended<Newer> =
  | { readonly kind: "conflict"; readonly actual: number; readonly newer: Newer }
  | { readonly kind: "key-taken" };

/** Why a chain was not stored. `newer`: a JSON list of `NewerEntry`, after its expected head, as far as 1,000. */
export type RefusedChain = {
  readonly run: string;
  readonly actual: number;
  readonly takenKeys: readonly string[];
  readonly newer: string;
};

/** `entry`: hex, since it may be damaged, and one run's damage must not fail the batch. */
export type NewerEntry = { readonly id: string; readonly version: number; readonly entry: string };

const APPEND = {
  name: "record-append",
  text: `select refused_run as run, actual, taken_keys as "takenKeys", newer from record.append(${Array.from({ length: 21 }, (_, index) => `$${index + 1}`).join(", ")})`,
} as const;

type RefusedRow = {
  readonly run: string;
  readonly actual: number;
  readonly takenKeys: string[];
  readonly newer: string | null;
};

/** The head that a chain leaves. */
export const headAfter = (chain: Chain): number =>
  chain.reduce((head, commit) => head + commit.events.length, chain[0].expected);

/** Stores chains, one for each run, in one round trip and one transaction. Returns those that were refused. */
export async function sendBatch(pool: Pool, batch: EncodedBatch): Promise<readonly RefusedChain[]> {
  const { rows } = await withConnection(pool, (client) =>
    client.query<RefusedRow>({ ...APPEND, values: [...batch] }),
  );
  return rows.map((row) => ({ ...row, newer: `[${row.newer ?? ""}]` }));
}

/** The arguments of `record.append`. */
export type EncodedBatch = readonly (Buffer | null)[];

export function encodeBatch(chains: readonly Chain[]): EncodedBatch {
  // Ascending, as every writer does it: batches that share runs queue up and never deadlock.
  const ordered = chains.toSorted((a, b) => (a[0].run < b[0].run ? -1 : 1));
  return parameters(ordered);
}

function parameters(chains: readonly Chain[]): (Buffer | null)[] {
  const commits = chains.flat();
  const events = commits.flatMap((commit) => commit.events);
  const keyed = commits.some((commit) => commit.commandKey !== null);
  /** A command's key stands on its first event. */
  const onFirst = <T>(valueOf: (commit: PreparedCommit) => T): (T | null)[] =>
    commits.flatMap((commit) =>
      commit.events.map((_, index) => (index === 0 ? valueOf(commit) : null)),
    );
  const disclosures = commits.flatMap((commit) =>
    commit.disclosures.map((disclosure) => ({ ...disclosure, run: commit.run })),
  );
  const ballots = commits.flatMap(({ run, ballot }) => (ballot === null ? [] : { ...ballot, run }));
  return [
    uuidArray(chains.map((chain) => chain[0].run)),
    int4Array(chains.map((chain) => chain[0].expected)),
    int4Array(chains.map(headAfter)),
    uuidArray(events.map((event) => event.id)),
    uuidArray(events.map((event) => event.run)),
    int4Array(events.map((event) => event.version)),
    textArray(events.map((event) => event.type)),
    timestamptzArray(events.map((event) => Date.parse(event.at))),
    byteaArray(commits.flatMap((commit) => commit.entries)),
    keyed ? textArray(onFirst((commit) => commit.commandKey)) : null,
    keyed ? textArray(onFirst((commit) => commit.fingerprint)) : null,
    keyed
      ? int4Array(onFirst((commit) => (commit.commandKey === null ? null : commit.events.length)))
      : null,
    ...(disclosures.length === 0
      ? [null, null, null, null, null]
      : [
          byteaArray(disclosures.map((disclosure) => disclosure.commitment)),
          uuidArray(disclosures.map((disclosure) => disclosure.run)),
          textArray(disclosures.map((disclosure) => disclosure.subject)),
          byteaArray(disclosures.map((disclosure) => disclosure.value)),
          byteaArray(disclosures.map((disclosure) => disclosure.key)),
        ]),
    ...(ballots.length === 0
      ? [null, null, null, null]
      : [
          uuidArray(ballots.map(({ poll }) => poll)),
          uuidArray(ballots.map(({ run }) => run)),
          textArray(ballots.map(({ voter }) => voter)),
          textArray(ballots.map(({ choice }) => JSON.stringify(choice))),
        ]),
  ];
}
