import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * What others say of the log's checkpoints. `record.cosignature`: a witness's signature line under the checkpoint of that
 * size, `time` in seconds since 1970. `record.timestamp`: an RFC 3161 token over the checkpoint's note, as the authority
 * gave it (DER).
 */
export const witnesses: RecordMigration = {
  name: "witnesses",
  async up(db) {
    await sql`
      create table record.cosignature (
        size bigint not null references record.checkpoint (size),
        witness text not null,
        line text not null,
        time bigint not null check (time > 0),
        at timestamptz not null default now(),
        primary key (size, witness)
      )`.execute(db);
    await sql`create index cosignature_of_witness on record.cosignature (witness, size)`.execute(
      db,
    );
    await sql`
      create table record.timestamp (
        size bigint primary key references record.checkpoint (size),
        note text not null,
        token bytea not null,
        at timestamptz not null default now()
      )`.execute(db);
    for (const table of ["cosignature", "timestamp"]) {
      const name = sql.ref(`record.${table}`);
      const trigger = sql.ref(`${table}_only_grows`);
      await sql`
        create trigger ${trigger} before update or delete or truncate on ${name}
        for each statement execute function record.refuse_change()`.execute(db);
      await sql`alter table ${name} enable always trigger ${trigger}`.execute(db);
      await sql`grant select, insert on ${name} to alongside_app`.execute(db);
    }
  },
};
