import type { Pool, PoolClient } from "pg";
import { preferIndexes } from "../connection.ts";
import { decodeEntry, encodeEntry } from "../entry.ts";
import { place } from "../event.ts";
import { COMMITTED, SEQUENCED } from "../hint.ts";
import { createLeader, type Cooldown, type Leader } from "../leader.ts";
import { HEADS_STATED, LOG_STREAM } from "../log/heads/heads-entry.ts";
import { headsOf, type HeadSource } from "../log/heads/heads-of.ts";
import { runsKey } from "../log/heads/head-proof.ts";
import { proveHead, putHeads } from "../log/heads/heads-map.ts";
import { toHex } from "../verify/bytes.ts";
import { sha256 } from "../log/signer.ts";
import { uuidV7At } from "../uuid-v7.ts";
import { readParts, storeParts, type Parts } from "./parts.ts";

/** Entries that one statement covers at most: what a round costs is bounded by them, however large the log is. */
const BATCH = 2_000;
/** Parts of the map that are kept in memory, of about 200 bytes each. */
const KEPT = 100_000;

/** Milliseconds: beyond a few statements a second, they would cost more than what they show is worth. */
const COOLDOWN: Cooldown = { times: 4, least: 200, most: 5_000 };

export type StaterOptions = {
  readonly pool: Pool;
  readonly onError?: (error: unknown) => void;
  readonly now?: () => number;
};

/**
 * States the newest version of every run in the log itself, shortly after it changed. One process at a time does so. The statement
 * is an entry of the log's own stream; what it states is kept, so that each of its leaves can be proven.
 */
export function createStater({ pool, onError, now = Date.now }: StaterOptions): Leader {
  let state: () => Promise<boolean | "more"> = () => Promise.resolve(false);
  return createLeader({
    pool,
    name: "alongside.record.heads",
    channel: SEQUENCED,
    begin: async (client) => {
      state = await startStating(client, now);
    },
    round: () => state(),
    cooldown: () => COOLDOWN,
    onError: (error) => onError?.(error),
  });
}

type Row = {
  readonly run: string;
  readonly version: number;
  readonly leaf: Buffer;
  readonly launch: Buffer | null;
};

const ENTRIES = `
  select s.run, s.version, e.leaf, case when s.version = 1 and e.type = 'runLaunched' then e.entry end as launch
  from record.sequence as s join record.event as e on e.id = s.event
  where s.position >= $1 and s.position < $1::bigint + $2 order by s.position`;

/** @returns a round: states what was sequenced since the statement before; false when that is nothing. */
export async function startStating(
  client: PoolClient,
  now: () => number = Date.now,
  batch = BATCH,
): Promise<() => Promise<boolean | "more">> {
  await preferIndexes(client);
  const { rows: stated } = await client.query<{ size: string }>(
    "select size from record.heads order by size desc limit 1",
  );
  let size = Number(stated[0]?.size ?? 0);
  let parts: Parts = new Map();

  return async () => {
    const { rows } = await client.query<Row>({
      name: "heads-entries",
      text: ENTRIES,
      values: [size, batch],
    });
    const sources = rows.map(sourceOf);
    const grown = size + rows.length;
    if (!sources.some(({ run }) => run !== LOG_STREAM)) {
      size = grown;
      return rows.length === batch ? "more" : false;
    }
    if (parts.size > KEPT) parts = new Map();
    const lists = sources.flatMap(({ launchedBy }) =>
      launchedBy === null ? [] : [runsKey(sha256, launchedBy)],
    );
    const before = await readParts(client, size, lists, parts);
    const leaves = headsOf(sha256, sources, (key) => proveHead(sha256, before, key)?.leaf ?? null);
    const keys = leaves.map(({ key }) => key);
    const changed = putHeads(sha256, await readParts(client, size, keys, parts), leaves);
    const root = changed.get("");
    if (root === undefined) throw new Error("The map of heads has no root.");
    await client.query("begin");
    try {
      await storeParts(client, grown, changed);
      await storeStatement(client, grown, toHex(root.hash), now());
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
    for (const [prefix, node] of changed) parts.set(prefix, node);
    size = grown;
    // The sequencer is told outside the transaction: see `createHint`.
    await client.query("select set_config('synchronous_commit', 'off', true), pg_notify($1, '')", [
      COMMITTED,
    ]);
    return rows.length === batch ? "more" : true;
  };
}

const sourceOf = ({ run, version, leaf, launch }: Row): HeadSource => ({
  run,
  version,
  leaf,
  launchedBy: launch === null ? null : organisationIn(launch),
});

/** Who launched a run, as its entry says; null for one that was damaged. */
const organisationIn = (entry: Uint8Array): string | null => {
  try {
    const { organisation } = decodeEntry(entry).data;
    return typeof organisation === "string" ? organisation : null;
  } catch {
    return null;
  }
};

async function storeStatement(
  client: PoolClient,
  size: number,
  root: string,
  now: number,
): Promise<void> {
  const { rows } = await client.query<{ version: number; at: Date | null }>(
    `with head as (
       insert into record.stream as s (run, version) values ($1, 1)
       on conflict (run) do update set version = s.version + 1 returning version
     )
     select head.version, e.at
     from head left join record.event as e on e.run = $1 and e.version = head.version - 1`,
    [LOG_STREAM],
  );
  const [head] = rows;
  if (head === undefined) throw new Error("The log's own stream has no head.");
  const event = {
    type: HEADS_STATED,
    data: { size, root },
    actor: { id: "log", role: "log", via: "log" },
    at: new Date(Math.max(now, head.at?.getTime() ?? 0)).toISOString(),
  } as const;
  for (const { id, version, type, at, ...rest } of place(
    LOG_STREAM,
    head.version - 1,
    [event],
    uuidV7At,
  )) {
    await client.query(
      `insert into record.event (id, run, version, type, at, entry) values ($1, $2, $3, $4, $5, $6)`,
      [id, LOG_STREAM, version, type, at, encodeEntry({ id, version, type, at, ...rest })],
    );
    await client.query("insert into record.heads (size, version) values ($1, $2)", [size, version]);
  }
}
