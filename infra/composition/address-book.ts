import type { Pool } from "pg";
import type { AddressBook } from "../../activities/address-book.ts";

type Row = { email: string | null; name: string | null; time_zone: string };

/** Reads the directory, the one place that ties a pseudonym to a person. */
export function createAddressBook(pool: Pool): AddressBook {
  return {
    async contactFor(pseudonym) {
      const { rows } = await pool.query<Row>({
        name: "contact-for",
        text: "select email, name, time_zone from directory.person where pseudonym::text = $1",
        values: [pseudonym],
      });
      const [row] = rows;
      return row === undefined ? null : { address: row.email, name: row.name, zone: row.time_zone };
    },
  };
}
