import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";
import { onlyGrows } from "./only-grows.ts";

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
    for (const table of ["cosignature", "timestamp"]) await onlyGrows(db, table);
  },
};
