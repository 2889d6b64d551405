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
import { actorOf, type Principal } from "../principal.ts";
import { recordPowers } from "./record-powers.ts";
import type { Answered } from "./answered.ts";
import { acknowledge } from "./acknowledge.ts";
import { derivedUuid } from "../derived-uuid.ts";

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
        const { role, scopes } = input;
        const data = { token: made.id, role, scopes, until: expiresAt.toISOString() };
        const actor = actorOf(principal, permission.role);
        await recordPowers(trx, organisation, actor, [{ type: "tokenMade", data }]);
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
      const found = await db.transaction().execute(async (trx) => {
        const revoked = await revokeToken(trx, organisation, token);
        if (revoked === "now") {
          const actor = actorOf(principal, permission.role);
          const data = { token };
          await recordPowers(trx, organisation, actor, [{ type: "tokenEnded", data }]);
        }
        return revoked !== null;
      });
      onRevoked();
      return found ? { kind: "done", value: null } : { kind: "not-found" };
    },
  };
}
