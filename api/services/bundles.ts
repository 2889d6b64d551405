import type { Pool } from "pg";
import { createProver } from "../../audit/bundle/prover.ts";
import {
  writeBundle,
  type BundleContents,
  type BundleRow,
} from "../../audit/bundle/write-bundle.ts";
import { withConnection } from "../../audit/connection.ts";
import { DamagedRun } from "../../audit/damaged-run.ts";
import type { Disclosures } from "../../audit/disclosures.ts";
import { leafHash } from "../../audit/entry.ts";
import { readHeadAsAsked, readHeadOf, type StatedHead } from "../../audit/heads/read-heads.ts";
import { sha256 } from "../../audit/log/signer.ts";
import { readTile } from "../../audit/log/store.ts";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { JsonError, parseCanonical } from "../../audit/verify/json.ts";
import { loggedEvent, type LoggedEvent } from "../../audit/verify/logged-event.ts";
import { subjectOf, type PowerEvent } from "../../domain/organisation/event.ts";
import type { RunState } from "../../domain/state.ts";
import { hasOpenGate, numberedUpTo } from "../../domain/visibility/withheld.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { DamagedRuns, ReadableRun } from "./runs/damaged.ts";
import { commitmentsIn } from "./runs/texts.ts";
import { maySee, readerOf, toldIn } from "./runs/visibility.ts";

export type BundleResult =
  | { readonly kind: "found"; readonly lines: AsyncIterable<string> }
  | { readonly kind: "not-found" }
  /** The log has not signed anything of the run yet. */
  | { readonly kind: "not-yet" };

/** Bundles for those who may read a run: see docs/bundle.md. */
export type BundleService = {
  /** @param step a step's key, or null for the whole run. */
  bundle(principal: Principal, run: string, step: string | null): Promise<BundleResult>;
};

export type BundleDependencies = {
  readonly pool: Pool;
  /** The checkpoint that is served now, and how many entries it covers. Null before the first. */
  readonly checkpoint: () => Promise<{ readonly note: string; readonly size: number } | null>;
  /** Verifier keys of the log and of its witnesses, as they go into the bundle. */
  readonly keys: () => Promise<readonly string[]>;
  readonly witnesses: readonly string[];
  readonly disclosures: Pick<Disclosures, "ofRuns">;
  /** @throws DamagedRun when whoever asks may read the run, and it can't be read to its end. */
  readonly load: (principal: Principal, run: string) => Promise<RunState | null>;
  readonly damaged: DamagedRuns;
  /** All events of an organisation's own stream. */
  readonly powers: (
    organisation: string,
  ) => Promise<readonly (PowerEvent & { readonly id: string })[]>;
};

/** `state`: before the damage; null when even the first event is damaged. */
type Found = Pick<ReadableRun, "state" | "damage"> & { readonly organisation: string };

/** `most`: the position of the log below which they stand. */
type Powers = {
  readonly organisation: string;
  readonly people: ReadonlySet<string>;
  readonly most: number;
};

export function createBundles(deps: BundleDependencies): BundleService {
  const { pool, disclosures, load } = deps;

  /** What is kept in memory may be from before the damage, so the record itself is asked. */
  const stateOrDamaged = async (principal: Principal, run: string): Promise<Found | null> => {
    const state = await load(principal, run).catch((error: unknown) => {
      if (error instanceof DamagedRun) return error;
      throw error;
    });
    if (state === null) return null;
    const readable = await deps.damaged.read(run);
    if (readable !== null && readable.damage !== null) {
      return { ...readable, organisation: readable.organisation ?? principal.organisation };
    }
    if (state instanceof DamagedRun) throw state;
    return { state, damage: null, organisation: state.organisation };
  };

  /** Of these people: to auditors and administrators, who read all of the organisation's stream; to others of themselves. */
  const powersOf = async (
    principal: Principal,
    { organisation, people, most }: Powers,
  ): Promise<readonly BundleRow[]> => {
    const readsAll = authorise(principal, "readPowers", { organisation }).kind === "allowed";
    // Damage in the organisation's stream is found by the self-check; a run's own evidence does not wait for it.
    const all = await deps.powers(organisation).catch((error: unknown) => {
      if (error instanceof DamagedRun) return [];
      throw error;
    });
    const about = all.filter((event) => {
      const person = subjectOf(event);
      return person !== null && people.has(person) && (readsAll || person === principal.id);
    });
    const events = about.map(({ id }) => id);
    return readPowerRows(pool, events, most);
  };

  return {
    async bundle(principal, run, step) {
      const found = await stateOrDamaged(principal, run);
      if (found === null) return { kind: "not-found" };
      const { state, organisation, damage } = found;
      const isStep = state === null || state.steps.some(({ key }) => key === step);
      if (step !== null && !isStep) return { kind: "not-found" };
      const signed = await deps.checkpoint();
      if (signed === null) return { kind: "not-yet" };
      // A note that is damaged is handed out as it is: a file that fails says more than none.
      const { note: checkpoint, size } = signed;
      const viewer = readerOf(principal);
      // Who may see what comes after damage hangs on what can't be read.
      const seen = (event: LoggedEvent): boolean =>
        state !== null &&
        (damage === null || event.version < damage.at.version) &&
        maySee(event, state, viewer);
      // Auditors read the whole log, so nothing of a run is hidden from them but people's words.
      const isAuditor = authorise(principal, "readLog", { organisation }).kind === "allowed";
      const [keys, known] = await Promise.all([deps.keys(), disclosures.ofRuns([run])]);
      const linesOf = (
        rows: readonly BundleRow[],
        stated: StatedHead | null,
        most: number,
      ): AsyncIterable<string> => {
        const words = wordsFor(rows, (event) =>
          state !== null && seen(event) ? toldIn(event, state, viewer) : null,
        );
        return writeBundle({
          run,
          step,
          template: state?.template ?? null,
          damage: damage === null ? null : { ...placeOf(damage), why: damage.why },
          keys,
          witnesses: deps.witnesses,
          checkpoint,
          heads: stated === null ? null : headsFrom(stated),
          rows,
          powers: (people) => powersOf(principal, { organisation, people, most }),
          prove: createProver(sha256, size, (level, index) => readTile(pool, level, index)),
          isWithheld: (event) => !isAuditor && !(event === null ? damage === null : seen(event)),
          leafHash,
          values: new Map([...known].filter(([commitment]) => words.has(commitment))),
        });
      };
      const rows = await readRows(pool, run, size);
      // While a gate is open, a file ends with the asking: how many events follow would tell how people answer.
      const through = state === null || damage !== null ? Infinity : numberedUpTo(state);
      const told = rows.filter(({ version }) => version <= through);
      if (told.length === 0) return { kind: "not-yet" };
      // What follows is withheld from an auditor only as long as it verifies: nobody hides an edit behind a gate left open.
      const [newest, last] = [await readHeadOf(pool, run, size), told.at(-1)];
      const isWhole =
        isAuditor && told.length < rows.length && !(await holds(linesOf(rows, newest, size)));
      const isOpen = state !== null && damage === null && hasOpenGate(state) && last !== undefined;
      // How many events a run has is not told by what the log states of it either.
      const stated = isOpen && !isWhole ? await readHeadAsAsked(pool, run, size, last) : newest;
      // A passkey that is made while people are asked is told with what they say.
      const most = isOpen && !isWhole ? last.position : size;
      const lines = linesOf(isWhole ? rows : told, stated, most);
      return { kind: "found", lines };
    },
  };
}

const headsFrom = ({ position, entry, leaf, path }: StatedHead): BundleContents["heads"] => ({
  ...{ index: position, entry, path },
  ...{ version: leaf.count, leaf: leaf.value },
});

/** Whether a bundle verifies. */
const holds = async (lines: AsyncIterable<string>): Promise<boolean> =>
  (await verifyBundle(bytesOf(lines), nodePorts, {})).ok;

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield new TextEncoder().encode(line);
}

const placeOf = ({ at }: DamagedRun) => ({ event: at.event, version: at.version });

/** The commitments in events that the reader may see. */
const wordsFor = (
  rows: readonly BundleRow[],
  told: (event: LoggedEvent) => unknown,
): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ entry }) => {
      const event = eventIn(entry);
      return event === null ? [] : commitmentsIn(told(event));
    }),
  );

/** Null for an entry that was damaged: the bundle holds it all the same, for whoever checks it to find. */
const eventIn = (entry: Uint8Array): LoggedEvent | null => {
  try {
    return loggedEvent(parseCanonical(entry));
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
};

type Row = { id: string; version: number; position: string; entry: Buffer };

/** These events of an organisation's stream, as far as they stand below a position of the log, in their order. */
const readPowerRows = async (
  pool: Pool,
  events: readonly string[],
  most: number,
): Promise<readonly BundleRow[]> => {
  if (events.length === 0) return [];
  const { rows } = await pool.query<Row>({
    name: "bundle-power-rows",
    text: `select e.id, e.version, s.position, e.entry
           from record.event as e join record.sequence as s on s.event = e.id
           where e.id = any ($1::uuid[]) and s.position < $2 order by e.version`,
    values: [events, most],
  });
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
};

/** The run's events that a checkpoint of `size` covers. */
const readRows = async (pool: Pool, run: string, size: number): Promise<readonly BundleRow[]> => {
  const { rows } = await withConnection(pool, (client) =>
    client.query<Row>({
      name: "bundle-rows",
      text: `select e.id, e.version, s.position, e.entry
             from record.event as e join record.sequence as s on s.event = e.id
             where e.run = $1 and s.position < $2 order by e.version`,
      values: [run, size],
    }),
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
};
