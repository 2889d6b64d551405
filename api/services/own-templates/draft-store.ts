import type { Kysely } from "kysely";
import type { ApiDatabase } from "../../database.ts";

/** A draft as it is kept. `run` and `digest`: what people were asked about it; both or neither. */
export type DraftRow = {
  readonly id: string;
  readonly text: string;
  readonly revision: number;
  readonly run: string | null;
  readonly digest: string | null;
  readonly isAdopted: boolean;
};

export type DraftStore = {
  /** Of one organisation, the newest first. */
  list(organisation: string): Promise<readonly DraftRow[]>;
  /** Once: a second time changes nothing. */
  insert(organisation: string, id: string, text: string): Promise<void>;
  /** @returns whether it was still of that revision, and nobody asked about it. */
  save(id: string, revision: number, text: string): Promise<boolean>;
  /** @returns whether it was there and nobody asked about it. */
  remove(id: string): Promise<boolean>;
  asked(id: string, run: string, digest: string): Promise<void>;
  adopted(id: string): Promise<void>;
};

export const createDraftStore = (db: Kysely<ApiDatabase>): DraftStore => ({
  async list(organisation) {
    const rows = await db
      .selectFrom("directory.own_template")
      .select(["id", "text", "revision", "run", "digest", "adopted_at"])
      .where("organisation", "=", organisation)
      .orderBy("created_at", "desc")
      .orderBy("id")
      .execute();
    return rows.map(({ adopted_at, ...row }) => ({ ...row, isAdopted: adopted_at !== null }));
  },

  async insert(organisation, id, text) {
    await db
      .insertInto("directory.own_template")
      .values({ id, organisation, text })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  async save(id, revision, text) {
    const { numUpdatedRows } = await db
      .updateTable("directory.own_template")
      .set({ text, revision: revision + 1, updated_at: new Date() })
      .where("id", "=", id)
      .where("revision", "=", revision)
      .where("run", "is", null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },

  async remove(id) {
    const { numDeletedRows } = await db
      .deleteFrom("directory.own_template")
      .where("id", "=", id)
      .where("run", "is", null)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },

  async asked(id, run, digest) {
    await db
      .updateTable("directory.own_template")
      .set({ run, digest })
      .where("id", "=", id)
      .where("run", "is", null)
      .execute();
  },

  async adopted(id) {
    await db
      .updateTable("directory.own_template")
      .set({ adopted_at: new Date() })
      .where("id", "=", id)
      .execute();
  },
});
