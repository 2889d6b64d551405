import { sql } from "kysely";
import type { RoomMigrations } from "../migrations/room-migrations.ts";

/** How far each run's workflow has been told what is on record; docs/decisions/0042. */
export const deliveryMigrations: RoomMigrations = {
  room: "delivery",
  steps: [
    {
      name: "delivered",
      async up(db) {
        await sql`
          create table record.delivered (
            run uuid primary key,
            version int not null check (version >= 1)
          ) with (fillfactor = 60)`.execute(db);
        await sql`grant select, insert, update on record.delivered to alongside_app`.execute(db);
      },
    },
    {
      // Which runs are live is asked after every start; two small entries for each run answer it.
      name: "live-runs",
      async up(db) {
        await sql`
          create index event_run_begins_and_ends on record.event (type, run)
          where type in ('runLaunched', 'runFinished')`.execute(db);
      },
    },
  ],
};
