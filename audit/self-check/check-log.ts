import { hash } from "node:crypto";
import type { PoolClient } from "pg";
import { decodeEntry } from "../entry.ts";
import { EMPTY_EDGE, edgeRoot, grow, type Edge } from "../log/edge.ts";
import { sha256 } from "../log/signer.ts";
import { createHeadsCheck } from "../verify/live/heads-check.ts";
import { readCheckpoint, readTile } from "../log/store.ts";

/** Something that is not as it must be, in plain words. It names the event, the tile or the row. */
export type SelfCheckProblem = string;

/** Events in one reading, whole tiles of them: memory stays the same however long the log is. */
const BATCH = 2_048;
/** More say nothing new. */
const MOST = 100;

type Row = {
  position: string;
  event: string;
  run: string;
  version: number;
  entry: Buffer | null;
  columns: string | null;
};

const ROWS = `
  select s.position, s.event, s.run, s.version, e.entry,
    concat_ws(' ', e.id, e.run, e.version, e.type,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as columns
  from record.sequence as s left join record.event as e on e.id = s.event
  where s.position >= $1 order by s.position limit $2`;

/**
 * Hashes every sequenced event again and builds the tree anew: rows against what they say, leaves against the stored
 * tiles, tiles against each other, the root against the newest checkpoint, and what the log states of heads.
 * @param client sees one state of the database: in a transaction that is repeatable read.
 */
export async function checkLog(
  client: PoolClient,
): Promise<{ readonly events: number; readonly problems: readonly SelfCheckProblem[] }> {
  const problems: SelfCheckProblem[] = [];
  const say = (problem: SelfCheckProblem) =>
    void (problems.length < MOST && problems.push(problem));
  const checkpoint = await readCheckpoint(client);
  const size = checkpoint?.size ?? 0;
  const heads = createHeadsCheck(sha256);
  let edge: Edge = EMPTY_EDGE;
  let position = 0;
  for (;;) {
    const { rows } = await client.query<Row>(ROWS, [position, BATCH]);
    const leaves: Uint8Array[] = [];
    const byPosition = new Map(rows.map((row) => [Number(row.position), row]));
    for (const row of rows) {
      const missing = Math.min(Number(row.position) - position, BATCH);
      for (let at = 0; at < missing; at += 1) {
        say(`The log has no event at position ${position + at}.`);
        // A place is kept for it, or all that follow would be compared with another's hash.
        if (position + at < size) leaves.push(NOTHING);
      }
      position += missing;
      const wrong = wrongRow(row);
      if (wrong !== null) say(wrong);
      const { run, version, entry } = row;
      const leaf = hash("sha256", Buffer.concat([LEAF, entry ?? Buffer.alloc(0)]), "buffer");
      if (entry === null) heads.withheld(Number(row.position));
      else {
        const placed = { position: Number(row.position), run, version, entry, leaf };
        const untrue = heads.take(placed);
        if (untrue !== null) say(`Event ${row.event} (run ${run}, version ${version}) ${untrue}.`);
      }
      if (position < size) leaves.push(leaf);
      position = Number(row.position) + 1;
    }
    const grown = grow(sha256, edge, leaves);
    for (const { level, index, hashes } of grown.tiles) {
      const stored = (await readTile(client, level, index)) ?? [];
      hashes.forEach((hashed, at) => {
        const kept = stored[at];
        if (kept !== undefined && Buffer.compare(kept, hashed) === 0) return;
        const place = index * 256 + at;
        const row = level === 0 ? byPosition.get(place) : undefined;
        say(
          row === undefined
            ? `Hash ${place} of level ${level} of the log's tiles is not what its events come to.`
            : `Event ${row.event} (run ${row.run}, version ${row.version}) is not what the log signed at position ${row.position}.`,
        );
      });
    }
    ({ edge } = grown);
    if (rows.length < BATCH) break;
  }
  if (checkpoint !== null) {
    if (edge.size < size) say(`The log signed ${size} events, and holds ${edge.size}.`);
    else if (Buffer.compare(edgeRoot(sha256, edge), checkpoint.root) !== 0) {
      say(`The root over ${size} events is not the one of the newest checkpoint.`);
    }
  }
  return { events: position, problems };
}

const LEAF = Buffer.from([0x00]);
/** In the place of an event that is gone; no entry has this hash. */
const NOTHING = Buffer.alloc(32);

/** A row whose columns do not say what its entry says, or whose entry is gone. */
function wrongRow(row: Row): SelfCheckProblem | null {
  const name = `Event ${row.event} (run ${row.run}, version ${row.version})`;
  if (row.entry === null) return `${name} is gone from the record.`;
  const said = saidBy(row.entry);
  if (said === null) return `${name} can't be read.`;
  const isSame = said === row.columns && said.startsWith(`${row.event} ${row.run} ${row.version} `);
  return isSame ? null : `${name} says something else than its row.`;
}

/** What an entry says of itself, as the columns of its row do; null when it is no event. */
function saidBy(entry: Buffer): string | null {
  try {
    const { id, run, version, type, at } = decodeEntry(entry);
    return [id, run, version, type, at].join(" ");
  } catch {
    return null;
  }
}
