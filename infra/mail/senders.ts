import type { Pool } from "pg";
import { shortCache } from "../../api/auth/short-cache.ts";
import type { Sender } from "./render.ts";

/** Milliseconds for which a mail may show an organisation as it was. */
const LIFETIME = 5_000;
const MOST = 1_000;

const NOBODY: Sender = { name: "Alongside", colour: null, phone: null, contact: null };

/** In whose name an organisation's mail goes. While the directory can't be read it goes in the product's: a mail waits for nothing. */
export function createSenders(pool: Pool): (organisation: string) => Promise<Sender> {
  const known = shortCache(
    async (organisation): Promise<Sender> => {
      const { rows } = await pool.query<Sender>(
        "select name, colour, phone, contact from directory.organisation where id = $1",
        [organisation],
      );
      return rows[0] ?? NOBODY;
    },
    LIFETIME,
    MOST,
  );
  return async (organisation) => {
    try {
      return await known.get(organisation);
    } catch {
      return NOBODY;
    }
  };
}
