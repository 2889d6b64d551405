import { sql } from "kysely";
import type { RoomMigrations } from "../migrations/room-migrations.ts";

/**
 * `record.receipt_mail`: answers whose receipts are still to be sent; a row goes when its mail has gone. The subscription's
 * checkpoint begins at the end of the log, so that nobody gets receipts for what they said long ago.
 */
export const receiptMailMigrations: RoomMigrations = {
  room: "receipt-mail",
  steps: [
    {
      name: "receipt-mail",
      async up(db) {
        await sql`
          create table record.receipt_mail (
            event uuid primary key,
            position bigint not null unique,
            added_at timestamptz not null default now(),
            tries int not null default 0,
            due_at timestamptz not null default now()
          )`.execute(db);
        await sql`grant select, insert, update, delete on record.receipt_mail to alongside_app`.execute(
          db,
        );
        await sql`
          insert into record.checkpoint_of_subscription (name, position)
          select 'receipt-mail', coalesce(max(position) + 1, 0) from record.sequence`.execute(db);
      },
    },
  ],
};
