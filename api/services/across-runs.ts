import type { Kysely } from "kysely";
import type { Pool } from "pg";
import type { Disclosures } from "../../audit/disclosures.ts";
import type { ApiDatabase } from "../database.ts";
import { createKeptCalendars } from "./calendars.ts";
import { createDesk, createDeskFinder } from "./desk.ts";
import { createLaunchDrafts } from "./launch-drafts.ts";
import type { createNames } from "./names.ts";
import { createReflections } from "./reflections.ts";

/** What whoever starts and steers runs looks at across them. @param deps.secret the server's, of at least 32 characters. */
export const createAcrossRuns = ({
  db,
  pool,
  names,
  disclosures,
  secret,
}: {
  readonly db: Kysely<ApiDatabase>;
  readonly pool: Pool;
  readonly names: ReturnType<typeof createNames>;
  readonly disclosures: Pick<Disclosures, "of">;
  readonly secret: string;
}) => ({
  desk: createDesk({ find: createDeskFinder(pool), names, disclosures }),
  calendars: createKeptCalendars(db, pool, secret),
  launchDrafts: createLaunchDrafts(db),
  reflections: createReflections(pool),
});
