import type { Migration } from "kysely/migration";

/** A room's list, in order; once released, a step is never changed, only followed by another. */
export interface RoomMigrations {
  readonly room: string;
  readonly steps: readonly { readonly name: string; readonly up: Migration["up"] }[];
}
