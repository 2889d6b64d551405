import { randomUUID } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import type { OrganisationRole, Principal, Scope } from "../principal.ts";
import { freshSecret, hashOf } from "./credential.ts";

/** A program's token, as its owner may see it again: never the secret. Times are ISO 8601 UTC. */
export type TokenInfo = {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  readonly role: OrganisationRole;
  readonly scopes: readonly Scope[] | "all";
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
};

export type NewToken = {
  readonly name: string;
  readonly role: OrganisationRole;
  readonly organisation: string;
  readonly scopes: readonly Scope[] | "all";
  readonly expiresAt: Date;
  readonly createdBy: string | null;
};

/** Days for which a token lasts when nobody says. */
export const TOKEN_DAYS = 90;

/** When a token ends that is made now and for which nobody says. */
export const usualExpiry = (): Date => new Date(Date.now() + TOKEN_DAYS * 24 * 60 * 60 * 1000);

/** Recognisable, so that secret scanners find one that was committed somewhere. */
const MARK = "alongside_";
export const isToken = (credential: string): boolean => credential.startsWith(MARK);

export type MadeToken = { readonly id: string; readonly token: string; readonly prefix: string };

/** A token that nobody knows yet, or the one that belongs to a secret. */
export function makeToken(id: string = randomUUID(), secret: string = freshSecret()): MadeToken {
  const token = MARK + secret;
  return { id, token, prefix: token.slice(0, MARK.length + 6) };
}

/** Stores a token's hash. The token itself is in nobody's keeping but the caller's. */
export async function storeToken(
  db: Kysely<ApiDatabase>,
  { id, token, prefix }: MadeToken,
  wanted: NewToken,
): Promise<void> {
  await db
    .insertInto("auth.program_token")
    .values({
      id,
      hash: hashOf(token),
      prefix,
      name: wanted.name,
      role: wanted.role,
      scopes: wanted.scopes === "all" ? null : wanted.scopes,
      organisation: wanted.organisation,
      created_by: wanted.createdBy,
      expires_at: wanted.expiresAt,
    })
    .execute();
}

/** Newest first. */
export async function listTokens(
  db: Kysely<ApiDatabase>,
  organisation: string,
): Promise<readonly TokenInfo[]> {
  const rows = await db
    .selectFrom("auth.program_token")
    .selectAll()
    .where("organisation", "=", organisation)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    prefix: row.prefix,
    name: row.name,
    role: row.role,
    scopes: row.scopes ?? "all",
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** When a token ends. @returns null when there is none. */
export async function expiryOf(db: Kysely<ApiDatabase>, id: string): Promise<Date | null> {
  const row = await db
    .selectFrom("auth.program_token")
    .select("expires_at")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.expires_at ?? null;
}

/** @returns null when the organisation has no such token. Revoking twice is no error. */
export async function revokeToken(
  db: Kysely<ApiDatabase>,
  organisation: string,
  id: string,
): Promise<"now" | "before" | null> {
  const known = await db
    .selectFrom("auth.program_token")
    .select("revoked_at")
    .where("id", "=", id)
    .where("organisation", "=", organisation)
    .executeTakeFirst();
  if (known === undefined) return null;
  const { numUpdatedRows } = await db
    .updateTable("auth.program_token")
    .set({ revoked_at: new Date() })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? "now" : "before";
}

/** The programs whose tokens have these hashes (SHA-256, hex). Those that are unknown, expired or revoked are left out. */
export async function principalsOfTokens(
  db: Kysely<ApiDatabase>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Principal>> {
  const { rows } = await LIVE_TOKENS(hashes.map((hash) => Buffer.from(hash, "hex"))).execute(db);
  return new Map(
    rows.map((row) => [
      row.hash.toString("hex"),
      {
        id: row.id,
        person: null,
        organisation: row.organisation,
        roles: [row.role],
        scopes: row.scopes ?? "all",
        via: "token",
        assurance: "signed-in",
      },
    ]),
  );
}

type LiveToken = {
  readonly id: string;
  readonly hash: Buffer;
  readonly role: OrganisationRole;
  readonly scopes: readonly Scope[] | null;
  readonly organisation: string;
};

const LIVE_TOKENS = (hashes: readonly Buffer[]) => sql<LiveToken>`
  select id, hash, role, scopes, organisation from auth.program_token
  where hash = any (${hashes}::bytea[]) and revoked_at is null and expires_at > now()`;
