import { writeBundle } from "../../audit/bundle/write-bundle.ts";
import { createProver } from "../../audit/bundle/prover.ts";
import { encodeEntry, leafHash } from "../../audit/entry.ts";
import { place } from "../../audit/event.ts";
import { formatCheckpoint } from "../../audit/log/checkpoint.ts";
import { EMPTY_EDGE, edgeRoot, grow } from "../../audit/log/edge.ts";
import { formatNote } from "../../audit/log/note.ts";
import { runKey, runsKey } from "../../audit/log/heads/head-proof.ts";
import { HEADS_STATED, LOG_STREAM } from "../../audit/log/heads/heads-entry.ts";
import { proveHead, putHeads } from "../../audit/log/heads/heads-map.ts";
import { headsOf, type HeadSource } from "../../audit/log/heads/heads-of.ts";
import { sha256, type NoteSigner } from "../../audit/log/signer.ts";
import { encodeEntries, parseTilePath } from "../../audit/log/tile.ts";
import type { HeadStatement } from "../../audit/verify/bundle-lines.ts";
import { toHex } from "../../audit/verify/bytes.ts";
import { JsonError, readCanonical } from "../../audit/verify/json.ts";
import { loggedEvent, type LoggedEvent } from "../../audit/verify/logged-event.ts";
import { uuidOf, type KnownValue, type RecordedRun } from "./recorded-run.ts";
import type { Template } from "../../domain/template.ts";

export type Row = {
  readonly id: string;
  readonly run: string;
  readonly version: number;
  readonly entry: Uint8Array;
};

/** The tables as somebody with every right in the database could change them. */
export type StoredLog = {
  /** In the order of their positions. */
  readonly rows: readonly Row[];
  readonly tiles: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly checkpoint: string;
  readonly size: number;
  readonly keys: readonly string[];
  readonly values: ReadonlyMap<string, KnownValue>;
  readonly templates: ReadonlyMap<string, Template>;
};

/** Runs side by side, as they fall when many are live at once. */
export const interleaved = (runs: readonly RecordedRun[]): readonly Row[] => {
  const longest = Math.max(...runs.map(({ events }) => events.length));
  return Array.from({ length: longest }, (_, at) => at).flatMap((at) =>
    runs.flatMap(({ run, events, entries }) => {
      const [event, entry] = [events[at], entries[at]];
      return event && entry ? [{ id: event.id, run, version: event.version, entry }] : [];
    }),
  );
};

export const tilesOf = (rows: readonly Row[]) => {
  const { edge, tiles } = grow(
    sha256,
    EMPTY_EDGE,
    rows.map(({ entry }) => leafHash(entry)),
  );
  return {
    root: edgeRoot(sha256, edge),
    tiles: new Map(tiles.map(({ level, index, hashes }) => [`${level}/${index}`, hashes])),
  };
};

/** Rows with what the product states of their heads behind them. */
export const withHeads = (rows: readonly Row[]): readonly Row[] => {
  const stated = putHeads(
    sha256,
    () => null,
    headsOf(sha256, rows.map(sourceOf), () => null),
  );
  const root = stated.get("");
  if (root === undefined) return rows;
  const version = 1 + rows.filter(({ run }) => run === LOG_STREAM).length;
  const [event] = place(
    LOG_STREAM,
    version - 1,
    [
      {
        type: HEADS_STATED,
        data: { size: rows.length, root: toHex(root.hash) },
        actor: { id: "log", role: "log", via: "log" },
        at: "2026-12-01T00:00:00.000Z",
      },
    ],
    () => uuidOf(`heads of ${rows.length}`),
  );
  if (event === undefined) throw new Error("no event");
  return [...rows, { id: event.id, run: LOG_STREAM, version, entry: encodeEntry(event) }];
};

const sourceOf = ({ run, version, entry }: Row): HeadSource => {
  const event = eventIn(entry);
  const launchedBy = event?.type === "runLaunched" ? event.data.organisation : null;
  return { run, version, leaf: leafHash(entry), launchedBy };
};

/** Rows may be falsified to what is no event. */
const eventIn = (entry: Uint8Array): LoggedEvent | null => {
  const value = readCanonical(entry);
  return value instanceof JsonError ? null : loggedEvent(value);
};

/** What the newest statement of heads says of a run; null where there is none, or it says nothing of it. */
export const headOf = ({ rows }: StoredLog, run: string): Omit<HeadStatement, "proof"> | null => {
  const index = rows.findLastIndex(({ id, entry }) => isStatement(id, entry));
  const entry = rows[index]?.entry;
  if (entry === undefined) return null;
  const sources = rows.slice(0, index).map(sourceOf);
  const parts = putHeads(
    sha256,
    () => null,
    headsOf(sha256, sources, () => null),
  );
  const proven = proveHead(sha256, (prefix) => parts.get(prefix) ?? null, runKey(sha256, run));
  if (proven === null) return null;
  const { count: version, value: leaf } = proven.leaf;
  return { index, entry, version, leaf, path: proven.path };
};

const isStatement = (id: string, entry: Uint8Array): boolean => {
  const event = eventIn(entry);
  return event?.id === id && event.run === LOG_STREAM;
};

/** The list of runs that the product hands out, with its proof. @param at the statement's place; by default the newest. */
export const provenRunsOf = async (log: StoredLog, organisation: string, at?: number) => {
  const index = at ?? log.rows.findLastIndex(({ id, entry }) => isStatement(id, entry));
  const sources = log.rows.slice(0, index).map(sourceOf);
  const parts = putHeads(
    sha256,
    () => null,
    headsOf(sha256, sources, () => null),
  );
  const key = runsKey(sha256, organisation);
  const proven = proveHead(sha256, (prefix) => parts.get(prefix) ?? null, key);
  const entry = log.rows[index]?.entry;
  if (proven === null || entry === undefined) throw new Error("nothing is stated");
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  return {
    checkpoint: log.checkpoint,
    heads: {
      count: proven.leaf.count,
      entry: base64(entry),
      index,
      path: proven.path.map(base64),
      proof: (await proverOf(log)(index)).map(base64),
      value: base64(proven.leaf.value),
    },
    keys: log.keys,
    organisation,
    runs: sources.flatMap(({ run, launchedBy }) => (launchedBy === organisation ? [run] : [])),
  };
};

/** Tiles and a checkpoint over rows, as the publisher makes them. @param cosigner a witness that was asked. */
export const storedLog = (
  runs: readonly RecordedRun[],
  signer: NoteSigner,
  rows: readonly Row[] = withHeads(interleaved(runs)),
  cosigner?: NoteSigner,
): StoredLog => {
  const { root, tiles } = tilesOf(rows);
  const text = formatCheckpoint({ origin: signer.name, size: rows.length, root, extension: [] });
  const signatures = [signer.sign(text), ...(cosigner ? [cosigner.sign(text)] : [])];
  return {
    rows,
    tiles,
    checkpoint: formatNote({ text, signatures }),
    size: rows.length,
    keys: [signer.verifierKey],
    values: new Map(runs.flatMap(({ values }) => [...values])),
    templates: new Map(runs.map(({ run, template }) => [run, template])),
  };
};

/** The inclusion proofs of what is stored. */
export const proverOf = ({ tiles, size }: StoredLog) =>
  createProver(sha256, size, (level, index) =>
    Promise.resolve(tiles.get(`${level}/${index}`) ?? null),
  );

/** The bundle that the product hands out from what is stored. */
export const bundleOf = async (
  log: StoredLog,
  run: string,
  more: Partial<Parameters<typeof writeBundle>[0]> = {},
): Promise<string> => {
  const template = log.templates.get(run);
  if (template === undefined) throw new Error(`no run ${run}`);
  const rows = log.rows
    .map((row, position) => ({ ...row, position }))
    .filter((row) => row.run === run)
    .toSorted((a, b) => a.version - b.version);
  let text = "";
  for await (const line of writeBundle({
    run,
    step: null,
    template,
    damage: null,
    keys: log.keys,
    witnesses: [],
    checkpoint: log.checkpoint,
    heads: headOf(log, run),
    rows,
    prove: proverOf(log),
    isWithheld: () => false,
    leafHash,
    values: log.values,
    ...more,
  })) {
    text += line;
  }
  return text;
};

/** What the log serves at its stable addresses. */
export const served =
  (log: StoredLog) =>
  (path: string): Promise<Uint8Array | null> => {
    if (path === "checkpoint") return Promise.resolve(Buffer.from(log.checkpoint));
    if (path === "key") return Promise.resolve(Buffer.from(log.keys.join("\n")));
    const tile = parseTilePath(path);
    if (tile === null) return Promise.resolve(null);
    if (tile.of === "entries") {
      const entries = log.rows.slice(tile.index * 256, tile.index * 256 + tile.width);
      return Promise.resolve(encodeEntries(entries.map(({ entry }) => entry)));
    }
    const hashes = log.tiles.get(`${tile.level}/${tile.index}`)?.slice(0, tile.width);
    return Promise.resolve(hashes === undefined ? null : Buffer.concat(hashes));
  };

/** A file in pieces that end nowhere in particular. */
export async function* inPieces(
  text: string | Uint8Array,
  size = 4_096,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
