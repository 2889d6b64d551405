import type { Pool } from "pg";
import { withConnection } from "./connection.ts";
import type { JsonValue } from "./json.ts";

/** A ballot that is put into the box with the event that somebody voted. `voter`: null where ballots have no names. */
export type NewBallot = {
  readonly poll: string;
  readonly voter: string | null;
  readonly choice: JsonValue;
};

/** What a box holds. `casts`: how many times a ballot was put in or changed. */
export type Box = {
  readonly casts: number;
  /** Without names a list; with names, each voter's. */
  readonly ballots: readonly JsonValue[] | { readonly [voter: string]: JsonValue };
};

/** Opens a poll's box; an empty one where nobody voted. */
export const openBox = async (pool: Pool, poll: string): Promise<Box> => {
  const { rows } = await withConnection(pool, (client) =>
    client.query<Box>({
      name: "open-box",
      text: "select casts, ballots from record.open_box($1)",
      values: [poll],
    }),
  );
  return rows[0] ?? { casts: 0, ballots: [] };
};
