import { sql } from "kysely";
import type { RoomMigrations } from "./room-migrations.ts";

/**
 * The role which the running processes take on (`role=alongside_app`): it owns nothing, and each room grants it what it
 * needs. Roles belong to the whole server, so another database may be creating it at this moment.
 */
export const foundations: RoomMigrations = {
  room: "foundations",
  steps: [
    {
      name: "role",
      async up(db) {
        await sql`
          do $$ begin
            create role alongside_app nologin;
          exception when duplicate_object or unique_violation then null;
          end $$`.execute(db);
        await sql`
          do $$ begin
            execute format('grant alongside_app to %I', current_user);
          exception when unique_violation then null;
          end $$`.execute(db);
      },
    },
    {
      name: "schemas",
      async up(db) {
        for (const schema of ["record", "directory", "auth", "projections"]) {
          await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
          await sql`grant usage on schema ${sql.id(schema)} to alongside_app`.execute(db);
        }
        await sql`revoke create on schema public from public`.execute(db);
      },
    },
  ],
};
