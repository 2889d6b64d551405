import { isUtf8 } from "node:buffer";
import pg from "pg";

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/** Without what differs from row to row and says nothing: ids, keys and hashes, numbers, times. */
const shapeOf = (row: string): string =>
  row
    .replaceAll(UUID, "<id>")
    .replaceAll(/[\w+/=-]{22,}/gu, "<bytes>")
    .replaceAll(/\d+/gu, "<number>");

const textOf = (value: unknown): string => {
  if (value instanceof Uint8Array)
    return isUtf8(value) ? Buffer.from(value).toString("utf8") : "<bytes>";
  return value instanceof Date ? value.toISOString() : (JSON.stringify(value) ?? "");
};

export type RowsAbout = {
  /** Of each person: every row of any table that names them and none of the others, as `table: columns`, without what says nothing. */
  readonly alone: ReadonlyMap<string, readonly string[]>;
  /** Rows that name several of them: the table, and whom. */
  readonly together: readonly { readonly table: string; readonly people: readonly string[] }[];
};

/** All that a whole database holds under people's pseudonyms. @param connectionString of its owner, who may read every table. */
export async function rowsAbout(
  connectionString: string,
  people: readonly string[],
): Promise<RowsAbout> {
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  const known = new Set(people);
  const alone = new Map<string, string[]>(people.map((person) => [person, []]));
  const together: { readonly table: string; readonly people: readonly string[] }[] = [];
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  for (const { name: table } of tables) {
    const { rows } = await owner.query<Record<string, unknown>>(`select * from ${table}`);
    for (const row of rows) {
      const text = Object.entries(row)
        .map(([column, value]) => `${column}=${textOf(value)}`)
        .join(" ");
      const named = [...new Set(text.match(UUID))].filter((id) => known.has(id));
      const [one, other] = named;
      if (other !== undefined) together.push({ table, people: named });
      else if (one !== undefined) alone.get(one)?.push(`${table}: ${shapeOf(text)}`);
    }
  }
  await owner.end();
  for (const traces of alone.values()) traces.sort();
  return { alone, together };
}
