import type { Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import { isUuid } from "../../domain/written/uuid.ts";

/** The names behind pseudonyms of one organisation, as far as they are still known. */
export const createNames =
  (db: Kysely<ApiDatabase>) =>
  async (
    organisation: string,
    pseudonyms: readonly string[],
  ): Promise<{ readonly [pseudonym: string]: string }> => {
    const wanted = pseudonyms.filter(isUuid);
    if (wanted.length === 0) return {};
    const rows = await db
      .selectFrom("directory.person")
      .select(["pseudonym", "name"])
      .where("organisation", "=", organisation)
      .where("pseudonym", "in", wanted)
      .execute();
    return Object.fromEntries(
      rows.flatMap(({ pseudonym, name }) => (name === null ? [] : [[pseudonym, name] as const])),
    );
  };
