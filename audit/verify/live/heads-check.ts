import { NOTHING, type HeadLeaf } from "../../log/heads/head-proof.ts";
import { headsIn, LOG_STREAM } from "../../log/heads/heads-entry.ts";
import { proveHead, putHeads, type HeadNode } from "../../log/heads/heads-map.ts";
import { headsOf, type HeadSource } from "../../log/heads/heads-of.ts";
import type { Sha256 } from "../../log/merkle.ts";
import { sameBytes } from "../bytes.ts";
import { JsonError, readCanonical } from "../json.ts";
import { loggedEvent, type LoggedEvent } from "../logged-event.ts";

/** An entry in its place. `leaf`: its hash, 32 bytes. */
export type PlacedEntry = {
  readonly position: number;
  readonly run: string;
  readonly version: number;
  readonly entry: Uint8Array;
  readonly leaf: Uint8Array;
};

/** Works out each map of heads that a log states anew, from its entries in their order. */
export type HeadsCheck = {
  /** @returns what is wrong with an entry in which heads are stated, or null. */
  take(entry: PlacedEntry): string | null;
  /** What a position holds is not told: maps that cover it can't be worked out. */
  withheld(position: number): void;
  /** How many statements were found right, and how many could not be worked out. `covered`: entries below the last one. */
  counts(): { readonly right: number; readonly unknown: number; readonly covered: number };
};

/** Entries that are kept one by one until they are covered; older ones only as far as a map needs them. */
const KEPT = 100_000;

/** In memory for the map, and for the entries since the last statement. */
export const createHeadsCheck = (sha256: Sha256, keep = KEPT): HeadsCheck => {
  const parts = new Map<string, HeadNode>();
  const read = (prefix: string): HeadNode | null => parts.get(prefix) ?? null;
  const before = (key: string): HeadLeaf | null => proveHead(sha256, read, key)?.leaf ?? null;
  let waiting: (HeadSource & { readonly position: number })[] = [];
  /** Older than those: what launched a run, and of each run the newest. */
  let older: HeadSource[] = [];
  let unknownFrom = Infinity;
  let [right, unknown, covered] = [0, 0, 0];

  const isRight = ({
    size,
    root,
  }: {
    readonly size: number;
    readonly root: Uint8Array;
  }): boolean => {
    const taken = waiting.filter(({ position }) => position < size);
    waiting = waiting.slice(taken.length);
    const leaves = headsOf(sha256, [...older, ...taken], before);
    older = [];
    for (const [prefix, node] of putHeads(sha256, read, leaves)) parts.set(prefix, node);
    return sameBytes(parts.get("")?.hash ?? NOTHING, root);
  };

  const checkStatement = ({ position, entry }: PlacedEntry): string | null => {
    const event = eventIn(entry);
    const stated = event === null ? null : headsIn(event);
    if (stated === null) return "is in the log's own stream, and states no heads";
    const { size } = stated;
    if (size > position || size <= covered) {
      return `states the heads of ${size} entries, and not of more than ${covered} that stand before it`;
    }
    covered = size;
    if (size > unknownFrom) {
      unknown += 1;
      return null;
    }
    if (!isRight(stated)) return `states other heads than those of the ${size} entries before it`;
    right += 1;
    return null;
  };

  return {
    counts: () => ({ right, unknown, covered }),
    withheld(position) {
      unknownFrom = Math.min(unknownFrom, position);
    },
    take(placed) {
      if (placed.run === LOG_STREAM) return checkStatement(placed);
      const { position, run, version, leaf } = placed;
      if (position > unknownFrom) return null;
      waiting.push({ position, run, version, leaf, launchedBy: launcherOf(placed) });
      if (waiting.length > keep) {
        older = newestOf([...older, ...waiting]);
        waiting = [];
      }
      return null;
    },
  };
};

const newestOf = (sources: readonly HeadSource[]): HeadSource[] => {
  const newest = new Map(sources.map((source) => [source.run, source] as const));
  return sources.filter(
    (source) => source.launchedBy !== null || newest.get(source.run) === source,
  );
};

const eventIn = (entry: Uint8Array): LoggedEvent | null => {
  const value = readCanonical(entry);
  return value instanceof JsonError ? null : loggedEvent(value);
};

/** Which organisation launched a run by this entry; null where it launches none. */
const launcherOf = ({ version, entry }: PlacedEntry): string | null => {
  if (version !== 1) return null;
  const event = eventIn(entry);
  if (event?.type !== "runLaunched") return null;
  const organisation: unknown = event.data.organisation;
  return typeof organisation === "string" ? organisation : null;
};
