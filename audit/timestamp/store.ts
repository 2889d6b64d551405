import type { Pool, PoolClient } from "pg";

type Queries = Pick<Pool | PoolClient, "query">;

/** A TimeStampResp (DER) over the bytes of a checkpoint's note, as the log had signed it. */
export type StoredTimestamp = {
  readonly size: number;
  readonly note: string;
  readonly token: Uint8Array;
  readonly at: Date;
};

export const readTimestampOf = async (db: Queries): Promise<StoredTimestamp | null> => {
  const { rows } = await db.query<{ size: string; note: string; token: Buffer; at: Date }>(
    "select size, note, token, at from record.timestamp order by size desc limit 1",
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, size: Number(row.size) };
};

export const storeTimestamp = async (
  db: Queries,
  { size, note, token }: Omit<StoredTimestamp, "at">,
): Promise<void> => {
  await db.query(
    `insert into record.timestamp (size, note, token) values ($1, $2, $3) on conflict (size) do nothing`,
    [size, note, token],
  );
};
