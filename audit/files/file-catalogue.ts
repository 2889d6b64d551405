import type { Pool } from "pg";
import { isFileValue, type FileValue } from "../../domain/written/file.ts";
import { withConnection } from "../connection.ts";
import { canonicalBytes } from "../entry.ts";

/** A file that was uploaded. `subject`: the pseudonym of whoever did; `key`: 32 bytes, for its bytes alone. */
export type KeptFile = {
  readonly run: string;
  readonly part: string;
  readonly subject: string;
  readonly value: FileValue;
  readonly key: Uint8Array;
};

/** Which files there are, and their keys: what is erased here can't be read any more, wherever its bytes are. */
export type FileCatalogue = {
  /** To be called before the bytes are stored: unless `keep` follows within a day, they are removed. */
  expect(file: string): Promise<void>;
  keep(kept: KeptFile): Promise<void>;
  /** Null for one that there never was, or that was erased or removed. */
  find(run: string, file: string): Promise<KeptFile | null>;
  /** As `find`; and it is not removed within a day from now, so that a version that names it can be saved. */
  use(run: string, file: string): Promise<KeptFile | null>;
  /** Drops those which no version named within a day, and says whose bytes are to be removed, at most 100. */
  toRemove(): Promise<readonly string[]>;
  /** To be called when the bytes are gone. */
  removed(file: string): Promise<void>;
};

type Row = {
  readonly part: string;
  readonly subject: string;
  readonly value: Buffer;
  readonly key: Buffer;
};

export function createFileCatalogue(pool: Pool): FileCatalogue {
  const ask = async (text: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
    (await withConnection(pool, (client) => client.query<Row>({ text, values: [...values] }))).rows;

  const found = (run: string, rows: readonly Row[]): KeptFile | null => {
    const [row] = rows;
    if (row === undefined) return null;
    const value: unknown = JSON.parse(row.value.toString("utf8"));
    return isFileValue(value) ? { ...row, run, value } : null;
  };

  return {
    async expect(file) {
      await ask(
        "insert into record.file_to_remove (id, after) values ($1, now() + interval '1 day')",
        [file],
      );
    },
    async keep({ run, part, subject, value, key }) {
      await ask(
        `with kept as (delete from record.file_to_remove where id = $1)
         insert into record.file (id, run, part, subject, value, key) values ($1, $2, $3, $4, $5, $6)`,
        [value.file, run, part, subject, canonicalBytes(value), key],
      );
    },
    find: async (run, file) =>
      found(
        run,
        await ask("select part, subject, value, key from record.file where run = $1 and id = $2", [
          run,
          file,
        ]),
      ),
    use: async (run, file) =>
      found(
        run,
        await ask(
          `update record.file set used_at = now() where run = $1 and id = $2
           returning part, subject, value, key`,
          [run, file],
        ),
      ),
    async toRemove() {
      await ask("select record.drop_unnamed_files(now() - interval '1 day')");
      const { rows } = await withConnection(pool, (client) =>
        client.query<{ id: string }>(
          "select id from record.file_to_remove where after <= now() order by after limit 100",
        ),
      );
      return rows.map(({ id }) => id);
    },
    async removed(file) {
      await ask("delete from record.file_to_remove where id = $1", [file]);
    },
  };
}
