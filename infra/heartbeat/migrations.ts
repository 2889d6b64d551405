import { sql } from "kysely";
import type { RoomMigrations } from "../migrations/room-migrations.ts";

/**
 * `projections.heartbeat`: at most one row, which says nothing. Whether the database takes writes is found out by writing it
 * (`writable.ts`). It is not compressed, so that it takes the room on the disk that its length says.
 */
export const heartbeatMigrations: RoomMigrations = {
  room: "heartbeat",
  steps: [
    {
      name: "heartbeat",
      async up(db) {
        await sql`
          create table projections.heartbeat (
            at timestamptz not null default now(),
            filling bytea not null
          )`.execute(db);
        await sql`alter table projections.heartbeat alter column filling set storage external`.execute(
          db,
        );
        await sql`grant select, insert, truncate on projections.heartbeat to alongside_app`.execute(
          db,
        );
      },
    },
  ],
};
