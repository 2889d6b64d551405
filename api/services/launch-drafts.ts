import type { Kysely } from "kysely";
import { z } from "zod";
import type { ApiDatabase } from "../database.ts";
import type { Principal } from "../principal.ts";

/** What stands in a form's inputs, by their names. */
export type WrittenForm = { readonly [input: string]: readonly string[] };

/** `savedAt`: ISO 8601 UTC. */
export type LaunchDraft = {
  readonly template: string;
  readonly written: WrittenForm;
  readonly savedAt: string;
};

/** Runs that somebody has begun to describe and not started: each person's own, one for each template. */
export type LaunchDrafts = {
  list(principal: Principal): Promise<readonly LaunchDraft[]>;
  save(principal: Principal, template: string, written: WrittenForm): Promise<void>;
  drop(principal: Principal, template: string): Promise<void>;
};

const Written = z.record(z.string(), z.array(z.string()));

/** What a person began, the newest first. */
export async function launchDraftsOf(
  db: Kysely<ApiDatabase>,
  person: string,
): Promise<readonly LaunchDraft[]> {
  const rows = await db
    .selectFrom("directory.launch_draft")
    .select(["template", "written", "saved_at"])
    .where("person", "=", person)
    .orderBy("saved_at", "desc")
    .execute();
  return rows.map((row) => ({
    template: row.template,
    written: Written.parse(row.written),
    savedAt: row.saved_at.toISOString(),
  }));
}

export const createLaunchDrafts = (db: Kysely<ApiDatabase>): LaunchDrafts => ({
  list: async ({ person }) => (person === null ? [] : launchDraftsOf(db, person)),

  async save({ person }, template, written) {
    if (person === null) return;
    const row = { written: JSON.stringify(written), saved_at: new Date() };
    await db
      .insertInto("directory.launch_draft")
      .values({ person, template, ...row })
      .onConflict((on) => on.columns(["person", "template"]).doUpdateSet(row))
      .execute();
  },

  async drop({ person }, template) {
    if (person === null) return;
    await db
      .deleteFrom("directory.launch_draft")
      .where("person", "=", person)
      .where("template", "=", template)
      .execute();
  },
});
