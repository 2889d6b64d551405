import type { ClientBase } from "pg";
import { z } from "zod";

/** The schemas that a backup holds. `migrations` is not copied: restoring runs the same migrations. */
export const backedUp: readonly string[] = ["record", "directory", "auth", "projections"];

const column = z.object({ name: z.string(), type: z.string() });
const table = z.object({ schema: z.string(), name: z.string(), columns: z.array(column) });

export type Table = z.infer<typeof table>;

/**
 * Every table with the columns that hold data of their own. Generated columns are left out, and so are transaction numbers, which
 * mean something only to the server that gave them: restored rows get the number of the restoring transaction.
 */
export async function tablesOf(client: ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query(
    `select n.nspname as schema, c.relname as name,
            json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                     order by a.attnum) as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid
      where n.nspname = any($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.atttypid <> 'xid8'::regtype
        -- Keys that must die when a person's words do; a repeated request is answered without them, too.
        and (n.nspname, c.relname) <> ('record', 'request_key')
      group by 1, 2 order by 1, 2`,
    [backedUp],
  );
  return z.array(table).parse(rows);
}

const sequence = z.object({ schema: z.string(), name: z.string(), value: z.string().nullable() });

export type Sequence = z.infer<typeof sequence>;

/** Sequences and the last number each gave; null when none yet. */
export async function sequencesOf(client: ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query(
    `select schemaname as schema, sequencename as name, last_value::text as value
       from pg_sequences where schemaname = any($1) order by 1, 2`,
    [backedUp],
  );
  return z.array(sequence).parse(rows);
}

/** A name as SQL writes it, whatever it contains. */
export const quoted = (...names: readonly string[]): string =>
  names.map((name) => `"${name.replaceAll('"', '""')}"`).join(".");
