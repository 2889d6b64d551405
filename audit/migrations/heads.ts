import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";
import { onlyGrows } from "./only-grows.ts";

/**
 * The map of heads (docs/log.md). `record.head_part`: each part of the map, as it was from the time on when the log had `size`
 * entries; one with a single leaf holds its key, count and value. `record.heads`: in which version of the log's own stream the
 * map of so many entries is stated. Both only grow, so that what was stated can be proven for ever.
 */
export const heads: RecordMigration = {
  name: "heads",
  async up(db) {
    await sql`
      create table record.head_part (
        prefix text not null check (prefix ~ '^[0-9a-f]{0,64}$'),
        size bigint not null check (size > 0),
        hash bytea not null check (octet_length(hash) = 32),
        key text check (key ~ '^[0-9a-f]{64}$'),
        count bigint check (count > 0),
        value bytea check (octet_length(value) = 32),
        primary key (prefix, size),
        check (num_nulls(key, count, value) in (0, 3))
      )`.execute(db);
    await sql`
      create table record.heads (
        size bigint primary key check (size > 0),
        version int not null unique
      )`.execute(db);
    for (const table of ["head_part", "heads"]) await onlyGrows(db, table);
  },
};
