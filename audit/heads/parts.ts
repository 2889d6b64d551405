import type { Pool, PoolClient } from "pg";
import { childrenOf, type HeadNode, type ReadHeads } from "../log/heads/heads-map.ts";

type Queries = Pick<Pool | PoolClient, "query">;

/** Parts of the map that were read, by their prefix; null where there is none. */
export type Parts = Map<string, HeadNode | null>;

type Row = {
  readonly prefix: string;
  readonly hash: Buffer;
  readonly key: string | null;
  readonly count: string | null;
  readonly value: Buffer | null;
};

/** Each part as it was when the log had `size` entries. */
const PARTS = `
  select w.prefix, p.hash, p.key, p.count, p.value
  from unnest($1::text[]) as w (prefix) cross join lateral (
    select hash, key, count, value from record.head_part
    where prefix = w.prefix and size <= $2 order by size desc limit 1
  ) as p`;

/**
 * Reads what is not in `parts` yet of the ways to the keys, and what stands beside them: all that `putHeads` and `proveHead` ask
 * for. One query for each four levels of the tree, of which there are as many as the number of runs has hex digits, and one or two more.
 */
export async function readParts(
  db: Queries,
  size: number,
  keys: readonly string[],
  parts: Parts = new Map(),
): Promise<ReadHeads> {
  let wanted: readonly string[] = [""];
  for (let depth = 0; wanted.length > 0; depth += 1) {
    await readInto(db, size, wanted, parts);
    const ways = new Set(keys.map((key) => key.slice(0, depth)));
    const parted = wanted.filter((prefix) => ways.has(prefix) && parts.get(prefix)?.leaf === null);
    wanted = parted.flatMap(childrenOf);
  }
  return (prefix) => parts.get(prefix) ?? null;
}

async function readInto(
  db: Queries,
  size: number,
  wanted: readonly string[],
  parts: Parts,
): Promise<void> {
  const unread = wanted.filter((prefix) => !parts.has(prefix));
  if (unread.length === 0) return;
  for (const prefix of unread) parts.set(prefix, null);
  const { rows } = await db.query<Row>({ name: "head-parts", text: PARTS, values: [unread, size] });
  for (const { prefix, hash, key, count, value } of rows) {
    const leaf =
      key === null || count === null || value === null
        ? null
        : { key, count: Number(count), value };
    parts.set(prefix, { hash, leaf });
  }
}

/** Keeps changed parts, as of a size of the log. Rejects (SQLSTATE 23505) when another has kept some of that size. */
export async function storeParts(
  db: Queries,
  size: number,
  changed: ReadonlyMap<string, HeadNode>,
): Promise<void> {
  const nodes = [...changed.values()];
  await db.query({
    name: "head-parts-store",
    text: `insert into record.head_part (prefix, size, hash, key, count, value)
           select prefix, $2, hash, key, count, value
           from unnest($1::text[], $3::bytea[], $4::text[], $5::bigint[], $6::bytea[])
             as n (prefix, hash, key, count, value)`,
    values: [
      [...changed.keys()],
      size,
      nodes.map(({ hash }) => hash),
      nodes.map(({ leaf }) => leaf?.key ?? null),
      nodes.map(({ leaf }) => leaf?.count ?? null),
      nodes.map(({ leaf }) => leaf?.value ?? null),
    ],
  });
}
