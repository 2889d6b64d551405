import pg, { type Pool } from "pg";
import { openPool } from "../../audit/connection.ts";

/** A pool that counts the rows which PostgreSQL hands over. */
export function countingPool(connectionString: string): {
  readonly pool: Pool;
  /** Rows handed over since the last time. */
  readonly taken: () => number;
} {
  let rows = 0;
  const pool = openPool(connectionString, 8, {
    onConnect: async (client) => {
      if (!(client instanceof pg.Client)) throw new Error("This is no connection of its own.");
      client.connection.on("dataRow", () => {
        rows += 1;
      });
    },
  });
  return {
    pool,
    taken() {
      const taken = rows;
      rows = 0;
      return taken;
    },
  };
}
