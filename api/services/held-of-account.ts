import type { Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import type { ToldByChoice } from "../contracts/told-by.ts";
import { toldByOf } from "./told-by.ts";
import { launchDraftsOf, type LaunchDraft } from "./launch-drafts.ts";

/** What is held on somebody beside their name and what is in runs. Times are ISO 8601 UTC. */
export type HeldOfAccount = {
  readonly passkeys: readonly { readonly credential: string; readonly since: string }[];
  readonly sessions: readonly { readonly since: string; readonly until: string }[];
  readonly tokens: readonly { readonly name: string; readonly until: string }[];
  /** What they wrote for runs that they have not started. */
  readonly launchDrafts: readonly LaunchDraft[];
  /** Since when their calendar has an address; null when it has none. */
  readonly calendarSince: string | null;
  /** How they chose to be told. */
  readonly toldBy: ToldByChoice;
};

export async function heldOfAccount(
  db: Kysely<ApiDatabase>,
  person: string,
): Promise<HeldOfAccount> {
  const [passkeys, sessions, tokens, launchDrafts, calendar, toldBy] = await Promise.all([
    db.selectFrom("auth.passkey").selectAll().where("person", "=", person).execute(),
    db
      .selectFrom("auth.session")
      .select(["createdAt", "expiresAt"])
      .where("userId", "=", person)
      .execute(),
    db
      .selectFrom("auth.program_token")
      .select(["name", "expires_at"])
      .where("created_by", "=", person)
      .execute(),
    launchDraftsOf(db, person),
    db
      .selectFrom("auth.calendar_feed")
      .select("made_at")
      .where("person", "=", person)
      .executeTakeFirst(),
    toldByOf(db, person),
  ]);
  return {
    passkeys: passkeys.map(({ hash, created_at }) => ({
      credential: hash,
      since: created_at.toISOString(),
    })),
    sessions: sessions.map(({ createdAt, expiresAt }) => ({
      since: createdAt.toISOString(),
      until: expiresAt.toISOString(),
    })),
    tokens: tokens.map(({ name, expires_at }) => ({ name, until: expires_at.toISOString() })),
    launchDrafts,
    calendarSince: calendar?.made_at.toISOString() ?? null,
    toldBy,
  };
}
