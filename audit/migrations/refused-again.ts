import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * `record.refused_again`: how often a refused act was tried again, by the version of the run's entry that lists it. A count, so that
 * nobody can fill the log with what is refused.
 */
export const refusedAgain: RecordMigration = {
  name: "refused-again",
  async up(db) {
    await sql`
      create table record.refused_again (
        run uuid not null,
        version int not null,
        times bigint not null,
        primary key (run, version)
      )`.execute(db);
    await sql`grant select, insert, update on record.refused_again to alongside_app`.execute(db);
  },
};
