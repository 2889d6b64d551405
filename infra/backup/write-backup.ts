import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { appliedMigrations } from "../migrate.ts";
import { formatVersion, type Header, type Line, type Row } from "./format.ts";
import { quoted, sequencesOf, tablesOf } from "./tables.ts";

const batch = 2_000; // rows in memory at once

/**
 * Writes all data, as it stands at one instant, to a file that only its owner may read. Everybody goes on working meanwhile.
 * The file appears under its name only when it is whole.
 * @param options.files small files to keep with it, by name.
 * @returns the number of rows.
 */
export async function writeBackup(options: {
  readonly databaseUrl: string;
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
  readonly now: Date;
}): Promise<{ readonly rows: number }> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  const partial = `${options.file}.partial`;
  let rows = 0;
  try {
    await client.query("begin transaction isolation level repeatable read, read only");
    const header: Header = {
      format: "alongside-backup",
      version: formatVersion,
      at: options.now.toISOString(),
      migrations: [...(await appliedMigrations(options.databaseUrl))],
      files: { ...options.files },
    };
    const lines = async function* () {
      const hash = createHash("sha256");
      const print = (line: Line | Header) => {
        const text = `${JSON.stringify(line)}\n`;
        hash.update(text);
        return text;
      };
      yield print(header);
      for (const table of await tablesOf(client)) {
        yield print({ line: "table", ...table });
        for await (const some of rowsOf(client, table)) {
          rows += some.length;
          yield some.map(print).join("");
        }
      }
      for (const sequence of await sequencesOf(client))
        yield print({ line: "sequence", ...sequence });
      yield print({ line: "end", rows, sha256: hash.copy().digest("hex") });
    };
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(partial, { mode: 0o600 }),
    );
    await client.query("commit");
    await rename(partial, options.file);
    return { rows };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* rowsOf(
  client: pg.Client,
  table: {
    readonly schema: string;
    readonly name: string;
    readonly columns: readonly { readonly name: string }[];
  },
): AsyncGenerator<readonly Row[]> {
  const columns = table.columns.map(({ name }) => `${quoted(name)}::text`).join(", ");
  await client.query(
    `declare backup no scroll cursor for select ${columns} from ${quoted(table.schema, table.name)}`,
  );
  for (;;) {
    const { rows } = await client.query<Row>({
      text: `fetch ${batch} from backup`,
      rowMode: "array",
    });
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query("close backup");
}
