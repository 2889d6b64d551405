import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import {
  expiryOf,
  listTokens,
  makeToken,
  revokeToken,
  storeToken,
  usualExpiry,
  type NewToken,
  type TokenInfo,
} from "../auth/tokens.ts";
import type { RequestKeys } from "../../audit/request-keys.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";
import { acknowledge, derivedUuid } from "./acknowledge.ts";

/** Without `expiresAt` a token ends by itself after `TOKEN_DAYS`. */
export type TokenRequest = Pick<NewToken, "name" | "role" | "scopes"> & {
  readonly expiresAt?: string | undefined;
};

export type IssuedToken = {
  readonly id: string;
  readonly token: string;
  readonly prefix: string;
  readonly expiresAt: string;
};

export type Tokens = {
  list(principal: Principal): Promise<Answered<readonly TokenInfo[]>>;
  issue(principal: Principal, input: TokenRequest, key?: string): Promise<Answered<IssuedToken>>;
  revoke(principal: Principal, token: string): Promise<Answered<null>>;
};

/** @param secret the server's, from which a repeated request gets the same token again without its being stored. */
export function createTokens(
  db: Kysely<ApiDatabase>,
  secret: string,
  onRevoked: () => void,
  requestKeys: Pick<RequestKeys, "fingerprint">,
): Tokens {
  const derivedSecret = (principal: string, key: string): string =>
    createHmac("sha256", secret)
      .update(JSON.stringify(["token", principal, key]))
      .digest("base64url");

  return {
    async list(principal) {
      const { organisation } = principal;
      const permission = authorise(principal, "listTokens", { organisation });
      if (permission.kind !== "allowed") return permission;
      return { kind: "done", value: await listTokens(db, organisation) };
    },

    async issue(principal, input, key) {
      const { organisation } = principal;
      const permission = authorise(principal, "issueToken", { organisation });
      if (permission.kind !== "allowed") return permission;
      const expiresAt = input.expiresAt === undefined ? usualExpiry() : new Date(input.expiresAt);
      if (!(expiresAt.getTime() > Date.now())) {
        return {
          kind: "invalid",
          field: "expiresAt",
          message: "Choose a time that is still to come.",
        };
      }
      const fingerprint = await requestKeys.fingerprint("issueToken", JSON.stringify(input));
      const made =
        key === undefined
          ? makeToken()
          : makeToken(derivedUuid("token", principal.id, key), derivedSecret(principal.id, key));
      const value = (at: Date) => ({ ...made, expiresAt: at.toISOString() });
      const issued = await db.transaction().execute(async (trx) => {
        const earlier =
          key === undefined ? null : await acknowledge(trx, principal, key, fingerprint, made.id);
        if (earlier !== null) {
          const until = (await expiryOf(trx, made.id)) ?? expiresAt;
          return { kind: "earlier", request: earlier, until } as const;
        }
        await storeToken(trx, made, { ...input, organisation, expiresAt, createdBy: principal.id });
        return { kind: "done", value: value(expiresAt) } as const;
      });
      if (issued.kind !== "earlier") return issued;
      if (!(await fingerprint.isOf(issued.request))) return { kind: "key-reused" };
      return { kind: "done", value: value(issued.until), replayed: true };
    },

    async revoke(principal, token) {
      const { organisation } = principal;
      const permission = authorise(principal, "revokeToken", { organisation });
      if (permission.kind !== "allowed") return permission;
      const found = await revokeToken(db, organisation, token);
      onRevoked();
      return found ? { kind: "done", value: null } : { kind: "not-found" };
    },
  };
}
