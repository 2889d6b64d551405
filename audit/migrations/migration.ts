import type { Migration } from "kysely/migration";

/** One step; once released it is never changed, only followed by another. */
export type RecordMigration = { readonly name: string; readonly up: Migration["up"] };
