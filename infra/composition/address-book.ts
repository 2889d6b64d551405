import type { Pool } from "pg";
import type { AddressBook } from "../../activities/address-book.ts";
import type { Language } from "../../domain/language.ts";
import { isUuid } from "../../domain/written/uuid.ts";

type Row = {
  pseudonym: string;
  email: string | null;
  name: string | null;
  time_zone: string;
  told_by: "email" | "sms" | "none";
  texts_to: string | null;
  quiet_from: number | null;
  quiet_until: number | null;
  language: Language | null;
};

/** Reads the directory, the one place that ties a pseudonym to a person. */
export function createAddressBook(pool: Pool): AddressBook {
  return {
    async contactsFor(pseudonyms) {
      // Cast as a whole, the ids are looked up in the index instead of each person's id being compared as text.
      const { rows } = await pool.query<Row>({
        name: "contacts-for",
        text: "select pseudonym, directory.mail_address(p) as email, name, time_zone, language, told_by, quiet_from, quiet_until, case when told_by = 'sms' or text_if_refused then directory.text_number(p) end as texts_to from directory.person as p where pseudonym = any ($1::uuid[])",
        values: [pseudonyms.filter((one) => isUuid(one))],
      });
      return new Map(
        rows.map((row) => [
          row.pseudonym,
          {
            ...{ address: row.email, name: row.name, zone: row.time_zone, language: row.language },
            toldBy: row.told_by,
            ...(row.texts_to === null ? {} : { textsTo: row.texts_to }),
            ...(row.quiet_from === null || row.quiet_until === null
              ? {}
              : { quiet: { from: row.quiet_from, until: row.quiet_until } }),
          },
        ]),
      );
    },
  };
}
