import { EMPTY_EDGE, edgeRoot, grow, type Edge } from "../../log/edge.ts";
import { HASH_SIZE } from "../../log/merkle.ts";
import {
  decodeEntries,
  hashesAtLevel,
  TILE_WIDTH,
  tilePath,
  WITHHELD,
  type Tile,
} from "../../log/tile.ts";
import { concatBytes } from "@noble/hashes/utils.js";
import { sameBytes } from "../bytes.ts";
import { readCheckpointNote, type CheckedCheckpoint } from "../checkpoint.ts";
import type { Ports } from "../ports.ts";
import { collectFindings, type Check, type Findings } from "../report.ts";
import { checkCosignatures, checkLogSignature } from "../signers.ts";
import { createEntryChecks, nameOf } from "./entry-checks.ts";
import { createHeadsCheck, type HeadsCheck } from "./heads-check.ts";
import { leafHasher } from "./leaf-hasher.ts";
import { newerInWords, type KeptLast } from "./newer.ts";

/** The steps of auditing a whole log, in the order in which they are told. */
export const LOG_STEPS = [
  "checkpoint",
  "cosignatures",
  "tiles",
  "root",
  "entries",
  "completeness",
  "consistency",
] as const;

export type LogStep = (typeof LOG_STEPS)[number];

/** A log at its stable addresses (C2SP tlog-tiles), below `/log/`: from a network or a folder. Null: not there. */
export type LogSource = (path: string) => Promise<Uint8Array | null>;

/**
 * What was kept of an earlier visit: the checkpoint that was seen then, and the leaves that it covered, 32 bytes each.
 * `leaf` gives the hash at a position, or null beyond the end.
 */
export type Kept = {
  readonly checkpoint: string;
  readonly leaf: (index: number) => Promise<Uint8Array | null>;
  /** The last version of a run that was kept; absent where it is of no run in particular. */
  readonly last?: KeptLast;
};

export type LogOptions = {
  readonly keys?: readonly string[];
  readonly witnesses?: readonly string[];
  /** Whether the entries can be read, or only their hashes. */
  readonly entries: boolean;
  readonly kept?: Kept | null;
  /** Told of each level-0 tile that was checked, so that it can be kept for the next visit. */
  readonly onLeaves?: (hashes: Uint8Array) => Promise<void>;
};

export type LogReport = {
  readonly ok: boolean;
  readonly checks: readonly Check<LogStep>[];
  readonly limits: readonly string[];
  readonly origin: string | null;
  readonly size: number;
  /** The checkpoint's note, if everything holds: what to keep. */
  readonly checkpoint: string | null;
};

/**
 * Audits a whole log in memory for a few tiles alone: every tile against its entries, the tiles of each level against those
 * below, the root of all against the signed checkpoint, each run's versions, and the history against what was kept of an
 * earlier visit. Never throws for what the log serves; errors of `source` are passed on.
 */
export const auditLog = async (
  source: LogSource,
  ports: Ports,
  options: LogOptions,
): Promise<LogReport> => {
  const findings = collectFindings(LOG_STEPS);
  const text = await textAt(source, "checkpoint");
  const checked = text === null ? null : readChecked(text, findings);
  if (text === null || checked === null) {
    if (text === null) findings.fails("checkpoint", "The log shows no checkpoint.");
    for (const step of LOG_STEPS.slice(1)) findings.unsure(step, "There is no checkpoint.");
    const checks = findings.checks();
    return { ok: false, checks, limits: [], origin: null, size: 0, checkpoint: null };
  }
  const embedded = ((await textAt(source, "key")) ?? "").split("\n").filter((line) => line !== "");
  const { keys = [], witnesses = [] } = options;
  const limits = [
    ...(await checkLogSignature(ports, checked, { given: keys, embedded }, findings)),
    ...(await checkCosignatures(ports, checked, { given: witnesses, embedded: [] }, findings)),
  ];
  const kept = keptOf(options.kept ?? null, checked, findings);
  const { withheld, newest } = await walk(source, ports, checked, options, kept, findings);
  if (withheld > 0) {
    limits.push(
      `${withheld} entries are withheld while decisions that they are about are open: only their hashes were checked. They are served once these are made.`,
    );
  }
  if (!options.entries) {
    limits.push("The entries themselves were not read: only auditors may. Set ALONGSIDE_TOKEN.");
  }
  if (options.kept?.last !== undefined) {
    limits.push(
      newerInWords(
        options.kept.last,
        options.entries ? newest(options.kept.last.run) : null,
        withheld,
      ),
    );
  }
  if (kept === null) {
    limits.push(
      "There is nothing to compare with from an earlier visit. The next visit will find out if history was changed.",
    );
  }
  const checks = findings.checks();
  const ok = checks.every(({ result }) => result === "holds");
  const { origin, size } = checked.checkpoint;
  return { ok, checks, limits, origin, size, checkpoint: ok ? text : null };
};

const decoder = new TextDecoder();

const textAt = async (source: LogSource, path: string): Promise<string | null> => {
  const bytes = await source(path);
  return bytes === null ? null : decoder.decode(bytes);
};

const readChecked = (text: string, findings: Findings<"checkpoint">): CheckedCheckpoint | null => {
  try {
    return readCheckpointNote(text);
  } catch (error) {
    findings.fails("checkpoint", `The log's checkpoint can't be read (${String(error)}).`);
    return null;
  }
};

type KeptLog = { readonly size: number; readonly root: Uint8Array; readonly leaf: Kept["leaf"] };

const keptOf = (
  kept: Kept | null,
  { checkpoint }: CheckedCheckpoint,
  findings: Findings<"consistency">,
): KeptLog | null => {
  if (kept === null) return null;
  const { origin, size, root } = readCheckpointNote(kept.checkpoint).checkpoint;
  if (origin !== checkpoint.origin) {
    findings.fails("consistency", `What was kept is of ${origin}, not of ${checkpoint.origin}.`);
  }
  if (checkpoint.size < size) {
    findings.fails(
      "consistency",
      `An earlier visit saw ${size} events, now there are ${checkpoint.size}: events ${checkpoint.size} to ${size - 1} are gone.`,
    );
  }
  return { size, root, leaf: kept.leaf };
};

/** A tile's hashes and its entries, where they are there and may be read. */
type Fetched = Promise<
  readonly [hashes: readonly Uint8Array[] | null, entries: readonly Uint8Array[] | null]
>;

const walk = async (
  source: LogSource,
  ports: Ports,
  { checkpoint }: CheckedCheckpoint,
  options: LogOptions,
  kept: KeptLog | null,
  findings: Findings<LogStep>,
): Promise<{ readonly withheld: number; readonly newest: (run: string) => number }> => {
  const { sha256 } = ports;
  const { size, root } = checkpoint;
  let withheld = 0;
  const heads = createHeadsCheck(sha256);
  const entryChecks = createEntryChecks(findings, heads);
  const hashLeaf = leafHasher(sha256);
  let edge: Edge = EMPTY_EDGE;
  const fetch = (index: number): Fetched => {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const place = { level: 0, index, width };
    const hashes = hashesAt(source, place, findings);
    const entries = options.entries ? entriesAt(source, place, findings) : Promise.resolve(null);
    return Promise.all([hashes, entries]);
  };
  let next: Fetched | null = size === 0 ? null : fetch(0);
  for (let index = 0; next !== null; index += 1) {
    const [hashes, entries] = await next;
    if (hashes === null) break;
    // The next tile is on its way while this one is checked.
    next = (index + 1) * TILE_WIDTH < size ? fetch(index + 1) : null;
    // A failure of it is met when it is awaited.
    next?.catch(() => undefined);
    for (const [at, hash] of hashes.entries()) {
      const position = index * TILE_WIDTH + at;
      const served = entries?.[at];
      const isWithheld = served !== undefined && sameBytes(served, WITHHELD);
      if (isWithheld) {
        withheld += 1;
        heads.withheld(position);
      }
      const entry = isWithheld ? undefined : served;
      if (entry !== undefined) {
        entryChecks.take(position, entry, hash, sameBytes(hashLeaf(entry), hash));
      }
      if (kept !== null && position < kept.size) {
        await compareKept(kept, position, hash, entry, findings);
      }
    }
    await options.onLeaves?.(concatBytes(...hashes));
    if (kept !== null) checkKeptRoot(ports, edge, hashes, kept, findings);
    const grown = grow(sha256, edge, hashes);
    edge = grown.edge;
    for (const tile of grown.tiles) {
      if (tile.level > 0 && isFinal(tile, size)) {
        await compareTile(source, tile, tile.hashes, findings);
      }
    }
  }
  const isRight = edge.size === size && sameBytes(edgeRoot(sha256, edge), root);
  if (isRight) findings.holds("root", `The root that was signed is that of all ${size} events.`);
  else findings.fails("root", "The root that was signed is not that of what the log serves.");
  told(findings, "tiles", "Every tile is there, and fits those below it.");
  if (options.entries) {
    told(findings, "entries", "Every entry is what the tiles were made from.");
    told(findings, "completeness", `${entryChecks.runs()} runs: no version missing in any.`);
    told(findings, "completeness", headsInWords(heads));
  }
  if (kept !== null) {
    told(findings, "consistency", `The ${kept.size} events of the earlier visit are unchanged.`);
  }
  return { withheld, newest: entryChecks.newest };
};

/** What was found out of the statements of heads. */
const headsInWords = (heads: HeadsCheck): string => {
  const { right, unknown, covered } = heads.counts();
  if (right + unknown === 0)
    return "The log has not stated yet which version of each run is the newest.";
  const rest = unknown === 0 ? "" : ` ${unknown} more cover entries that are withheld.`;
  return `${right} times the log stated the newest version of each run, the last time of the first ${covered} entries, and each time rightly.${rest}`;
};

const told = (findings: Findings<LogStep>, step: LogStep, message: string): void => {
  if (!findings.hasTrouble(step)) findings.holds(step, message);
};

/** Whether a tile has all the hashes that it will have in a tree of this size. */
const isFinal = ({ level, index, width }: Tile, size: number): boolean =>
  width === Math.min(TILE_WIDTH, hashesAtLevel(size, level) - index * TILE_WIDTH);

/**
 * What is served of a tile, in `pieces`. Whoever serves a log may drop a partial tile once the full one exists (C2SP
 * tlog-tiles, "Partial Tiles"), which then begins with it.
 * @returns null when neither is there, or what is there can't be read.
 */
const piecesOf = async (
  source: LogSource,
  tile: Tile,
  kind: "hashes" | "entries",
): Promise<readonly Uint8Array[] | null> => {
  const pieces = kind === "hashes" ? hashesIn : decodeEntries;
  const bytes = await source(tilePath(tile, kind));
  if (bytes !== null || tile.width === TILE_WIDTH) return bytes === null ? null : pieces(bytes);
  const full = await source(tilePath({ ...tile, width: TILE_WIDTH }, kind));
  const all = full === null ? null : pieces(full);
  return all?.length === TILE_WIDTH ? all.slice(0, tile.width) : null;
};

/** Null when it is no whole number of hashes. */
const hashesIn = (bytes: Uint8Array): readonly Uint8Array[] | null =>
  bytes.length % HASH_SIZE === 0
    ? Array.from({ length: bytes.length / HASH_SIZE }, (_, at) =>
        bytes.subarray(at * HASH_SIZE, (at + 1) * HASH_SIZE),
      )
    : null;

const hashesAt = async (
  source: LogSource,
  tile: Tile,
  findings: Findings<"tiles">,
): Promise<readonly Uint8Array[] | null> => {
  const hashes = await piecesOf(source, tile, "hashes");
  if (hashes?.length === tile.width) return hashes;
  findings.fails("tiles", `The tile ${tilePath(tile)} is missing, or not as long as it should be.`);
  return null;
};

const entriesAt = async (
  source: LogSource,
  tile: Tile,
  findings: Findings<"entries">,
): Promise<readonly Uint8Array[] | null> => {
  const entries = await piecesOf(source, tile, "entries");
  if (entries?.length === tile.width) return entries;
  const first = tile.index * TILE_WIDTH;
  findings.fails(
    "entries",
    `${tilePath(tile, "entries")} does not hold the entries of events ${first} to ${first + tile.width - 1}: it is missing, cut off, or has ${entries?.length ?? "no"} of them.`,
  );
  return entries;
};

const compareTile = async (
  source: LogSource,
  tile: Tile,
  computed: readonly Uint8Array[],
  findings: Findings<"tiles">,
): Promise<void> => {
  const hashes = await piecesOf(source, tile, "hashes");
  if (hashes === null || !sameBytes(concatBytes(...hashes), concatBytes(...computed))) {
    findings.fails("tiles", `The tile ${tilePath(tile)} is not what follows from those below it.`);
  }
};

const compareKept = async (
  kept: KeptLog,
  position: number,
  hash: Uint8Array,
  entry: Uint8Array | undefined,
  findings: Findings<"consistency">,
): Promise<void> => {
  const before = await kept.leaf(position);
  if (before === null || sameBytes(before, hash)) return;
  findings.fails(
    "consistency",
    `${nameOf(position, entry)} is not what an earlier visit saw at that place: history was changed.`,
  );
};

/** In the tile where the kept log ended, the tree must have had the kept root. */
const checkKeptRoot = (
  { sha256 }: Ports,
  before: Edge,
  hashes: readonly Uint8Array[],
  kept: KeptLog,
  findings: Findings<"consistency">,
): void => {
  const within = kept.size - before.size;
  if (within < 1 || within > hashes.length) return;
  const then = grow(sha256, before, hashes.slice(0, within)).edge;
  if (!sameBytes(edgeRoot(sha256, then), kept.root)) {
    findings.fails(
      "consistency",
      `The first ${kept.size} events don't have the root that an earlier visit saw.`,
    );
  }
};
