import type { Pool } from "pg";
import { readCosigned, type WitnessPolicy } from "../../audit/log/witness/store.ts";
import {
  readCheckpoint,
  readEntries,
  readKeys,
  readPlaces,
  readTile,
} from "../../audit/log/store.ts";
import {
  encodeEntries,
  hashesAtLevel,
  parseTilePath,
  TILE_WIDTH,
  WITHHELD,
  type Tile,
} from "../../audit/log/tile.ts";
import { readTimestampOf, type StoredTimestamp } from "../../audit/timestamp/store.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import { createRunLists, type RunListResult } from "./run-lists.ts";

export type LogBytes =
  | { readonly kind: "found"; readonly bytes: Uint8Array; readonly whole: boolean }
  | { readonly kind: "not-found" }
  | { readonly kind: "forbidden"; readonly why: string };

/** A checkpoint as it is served. `entriesBehind`: what the log has signed since, which too few witnesses have cosigned. */
export type ServedCheckpoint = {
  readonly note: string;
  /** How many entries it covers. */
  readonly size: number;
  readonly cosignatures: number;
  readonly entriesBehind: number;
  /** When the log signed it. */
  readonly at: Date;
};

/** The transparency log as C2SP tlog-tiles serves it. Hashes are everybody's; entries are for auditors. */
export type LogService = {
  /**
   * The newest signed checkpoint which enough witnesses cosigned; the newest of all where the installation has no witnesses,
   * and until they first cosigned. Null before the first.
   */
  checkpoint(): Promise<ServedCheckpoint | null>;
  /** The verifier keys that have signed this log, the newest first. */
  keys(): Promise<readonly string[]>;
  /** The newest RFC 3161 token and the note that it is over; null where there is none. */
  timestamp(): Promise<Pick<StoredTimestamp, "note" | "token"> | null>;
  /** @param path below `/log/`: `tile/0/000.p/3`. `whole`: a full tile, which never changes. */
  tile(path: string): Promise<LogBytes>;
  entries(principal: Principal, path: string): Promise<LogBytes>;
  /** The list of the runs of the principal's organisation, with the log's own statement of it. */
  runs(principal: Principal): Promise<RunListResult>;
};

const NOT_FOUND = { kind: "not-found" } as const;

export const NO_WITNESSES: WitnessPolicy = { witnesses: [], quorum: 0 };

/**
 * @param numberedUpTo the version up to which an organisation's auditor is served the entries of a run, or of its own stream: those
 *   after it are of an open gate. Of another organisation's it is 0. When it can't be told, none is served.
 */
export function createLog(
  pool: Pool,
  policy: WitnessPolicy = NO_WITNESSES,
  numberedUpTo: (organisation: string, run: string) => Promise<number> = () =>
    Promise.resolve(Infinity),
): LogService {
  /** The entries of a tile, with what an open gate withholds, and what is another organisation's, marked as such. */
  const entriesOf = async (organisation: string, tile: Tile): Promise<readonly Uint8Array[]> => {
    const places = await readPlaces(pool, tile);
    const upTo = new Map(
      await Promise.all(
        [...new Set(places.map(({ run }) => run))].map(
          async (run) => [run, await numberedUpTo(organisation, run).catch(() => 0)] as const,
        ),
      ),
    );
    const entries = await readEntries(pool, tile);
    return entries.map((entry, index) => {
      const place = places[index];
      const isShown = place !== undefined && place.version <= (upTo.get(place.run) ?? 0);
      return isShown ? entry : WITHHELD;
    });
  };

  /** Whether a published checkpoint covers the tile: what is stored and not yet signed is not served. */
  const isPublished = async (level: number, index: number, width: number): Promise<boolean> => {
    const size = (await readCheckpoint(pool))?.size ?? 0;
    return index * TILE_WIDTH + width <= hashesAtLevel(size, level);
  };

  const served = async () => {
    const newest = await readCheckpoint(pool);
    const cosigned =
      newest === null || policy.quorum === 0 ? null : await readCosigned(pool, policy);
    return cosigned ?? newest;
  };

  return {
    runs: createRunLists(pool, served, () => readKeys(pool)),
    async checkpoint() {
      const newest = await readCheckpoint(pool);
      if (newest === null) return null;
      const cosigned = policy.quorum === 0 ? null : await readCosigned(pool, policy);
      const { note, at, size } = cosigned ?? newest;
      return {
        note,
        at,
        cosignatures: cosigned?.cosignatures ?? 0,
        size,
        entriesBehind: newest.size - size,
      };
    },
    keys: () => readKeys(pool),
    timestamp: () => readTimestampOf(pool),

    async tile(path) {
      const tile = parseTilePath(path);
      if (tile === null || tile.of !== "hashes") return NOT_FOUND;
      const { level, index, width } = tile;
      if (!(await isPublished(level, index, width))) return NOT_FOUND;
      const hashes = (await readTile(pool, level, index))?.slice(0, width);
      if (hashes === undefined || hashes.length < width) return NOT_FOUND;
      return { kind: "found", bytes: Buffer.concat(hashes), whole: width === TILE_WIDTH };
    },

    async entries(principal, path) {
      const permission = authorise(principal, "readLog", { organisation: principal.organisation });
      if (permission.kind === "not-found") return NOT_FOUND;
      if (permission.kind === "forbidden") return permission;
      const tile = parseTilePath(path);
      if (tile === null || tile.of !== "entries") return NOT_FOUND;
      if (!(await isPublished(0, tile.index, tile.width))) return NOT_FOUND;
      const entries = await entriesOf(principal.organisation, tile);
      const whole = tile.width === TILE_WIDTH && !entries.includes(WITHHELD);
      return { kind: "found", bytes: encodeEntries(entries), whole };
    },
  };
}
