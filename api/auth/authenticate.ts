import { hash } from "node:crypto";
import type { Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import type { Principal } from "../principal.ts";
import { batched } from "./batched.ts";
import { shortCache } from "./short-cache.ts";
import type { SignIn } from "./sign-in.ts";
import { isToken, principalsOfTokens } from "./tokens.ts";

/** Milliseconds for which a revoked token or an ended session may still be honoured. */
const LIFETIME = 1500;
const MOST = 20_000;

export type Authentication =
  /** `renewable`: it is a session whose end a page may put off. */
  | { readonly kind: "principal"; readonly principal: Principal; readonly renewable?: boolean }
  /** Nothing was shown. */
  | { readonly kind: "anonymous" }
  /** Something was shown, and it is worth nothing (any more). */
  | { readonly kind: "rejected" };

export type Authenticate = (headers: Headers) => Promise<Authentication> | Authentication;

const ANONYMOUS: Authentication = { kind: "anonymous" };
const REJECTED: Authentication = { kind: "rejected" };

/**
 * Who is asking, by bearer token or session cookie. Looked up once in a while and not on every request: a sign-off costs
 * no reading of the database.
 */
export function createAuthenticate(
  db: Kysely<ApiDatabase>,
  sessions: Pick<SignIn, "principalOfSession">,
): { readonly authenticate: Authenticate; readonly forget: () => void } {
  const outcome = (principal: Principal | null): Authentication =>
    principal === null ? REJECTED : { kind: "principal", principal };
  const lookUp = batched((digests) => principalsOfTokens(db, digests));
  const tokens = shortCache(async (digest) => outcome(await lookUp(digest)), LIFETIME, MOST);
  const cookies = shortCache(
    async (cookie): Promise<Authentication> => {
      const found = await sessions.principalOfSession(new Headers({ cookie }));
      return found === null ? REJECTED : { kind: "principal", ...found };
    },
    LIFETIME,
    MOST,
  );
  return {
    authenticate(headers) {
      const authorization = headers.get("authorization");
      if (authorization !== null) {
        const token = /^Bearer ([\w.~+/-]{1,512}=*)$/i.exec(authorization)?.[1];
        return token !== undefined && isToken(token)
          ? tokens.get(hash("sha256", token, "hex"))
          : REJECTED;
      }
      const cookie = sessionCookie(headers.get("cookie"));
      return cookie === null ? ANONYMOUS : cookies.get(cookie);
    },
    forget: () => {
      tokens.clear();
      cookies.clear();
    },
  };
}

/** The session's own cookie, so that other cookies neither split the cache nor reach the look-up. */
const sessionCookie = (header: string | null): string | null =>
  header?.split(/;\s*/).find((pair) => /^(?:__Secure-)?alongside\.session_token=/.test(pair)) ??
  null;
