import { createHmac, timingSafeEqual } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import type { OrganisationRole, Principal } from "../principal.ts";
import { batched } from "./batched.ts";
import { isRenewable } from "./better-auth.ts";

/** `renewable`: the session's end may be put off now (`SigningIn.renew`). */
export type SessionFound = { readonly principal: Principal; readonly renewable: boolean };

export type Sessions = {
  /** Whose session this is; null when there is none, or the person holds no role. Changes nothing. */
  principalOf(headers: Headers): Promise<SessionFound | null>;
};

/**
 * Reads who is signed in (ADR 0221): better-auth's cookie is checked by its HMAC, and everybody who asks at the same time is looked up in
 * one statement. Beginning, putting off and ending a session stay better-auth's.
 * @param publicUrl without a trailing slash: its scheme is part of the cookie's name.
 */
export function createSessions(
  db: Kysely<ApiDatabase>,
  { secret, publicUrl }: { readonly secret: string; readonly publicUrl: string },
): Sessions {
  const name = `${publicUrl.startsWith("https://") ? "__Secure-" : ""}alongside.session_token`;
  const lookUp = batched((tokens) => sessionsOf(db, tokens));
  return {
    async principalOf(headers) {
      const token = signedToken(valueOf(headers.get("cookie") ?? "", name), secret);
      return token === null ? null : await lookUp(token);
    },
  };
}

/** The first cookie of that name, as better-auth reads it. */
function valueOf(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at === -1 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}

/** What better-auth signed: `token.signature`, of which the second is base64 of HMAC-SHA-256. */
function signedToken(value: string | null, secret: string): string | null {
  const at = value?.lastIndexOf(".") ?? -1;
  if (value === null || at < 1) return null;
  const token = value.slice(0, at);
  const given = Buffer.from(value.slice(at + 1));
  const right = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

type Row = {
  readonly token: string;
  readonly expiresAt: Date;
  readonly person: string;
  readonly organisation: string;
  readonly roles: readonly OrganisationRole[];
  readonly session: string;
  readonly since: Date;
  /** Of a session that began with a mail to an address that does not count yet: from when it will. */
  readonly newUntil: Date | null;
};

/**
 * Sessions that have not ended, of people who hold a role in their organisation. When a changed address begins to count, what was begun
 * by the former one has ended, but for the session that said so (decision 0181).
 */
async function sessionsOf(
  db: Kysely<ApiDatabase>,
  tokens: readonly string[],
): Promise<ReadonlyMap<string, SessionFound>> {
  const { rows } = await sql<Row>`
    select s.token, s."expiresAt", p.pseudonym as person, p.organisation, array_agg(m.role::text) as roles,
      s.id as session, s."createdAt" as since,
      case when n.key is not null and c.counts_from > now() then c.counts_from end as "newUntil"
    from auth.session s
      join directory.person p on p.pseudonym::text = s."userId"
      join directory.membership m on m.person = p.pseudonym and m.organisation = p.organisation
      left join auth.new_address_sign_in n on n.key = 'session:' || s.id
      left join directory.address_change c on c.person = p.pseudonym
    where s.token = any(${tokens}) and s."expiresAt" >= now()
      and not coalesce(
        c.counts_from <= now() and s."createdAt" < c.counts_from and n.key is null
          and c.confirmed_in is distinct from s.id,
        false)
    group by s.token, s."expiresAt", p.pseudonym, p.organisation, s.id, s."createdAt", n.key, c.counts_from`.execute(
    db,
  );
  return new Map(
    rows.map(({ token, expiresAt, person, organisation, roles, session, since, newUntil }) => [
      token,
      {
        principal: {
          ...{ id: person, person, organisation, roles },
          ...{ scopes: "all", via: "session", assurance: "signed-in" },
          session: { id: session, since: since.toISOString() },
          ...(newUntil === null ? {} : { newAddressUntil: newUntil.toISOString() }),
        },
        renewable: isRenewable(expiresAt),
      },
    ]),
  );
}
