import type { Kysely } from "kysely";
import { endSignIns } from "../auth/account.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";

/** A session that still lasts. Times are ISO 8601 UTC. Nothing is kept of the device. */
export type SignInLine = { readonly since: string; readonly until: string };

/** Where somebody is signed in: theirs to see and to end, and an administrator's for anybody. */
export type SignIns = {
  list(principal: Principal, person: string): Promise<Answered<readonly SignInLine[]>>;
  /** Ends all of somebody's sessions, and the links that would begin one. */
  end(principal: Principal, person: string): Promise<Answered<null>>;
};

/** @param forget forgets who is signed in. */
export function createSignIns(db: Kysely<ApiDatabase>, forget: () => void): SignIns {
  const isKnown = async (organisation: string, person: string): Promise<boolean> => {
    const row = await db
      .selectFrom("directory.person")
      .select("pseudonym")
      .where("pseudonym", "=", person)
      .where("organisation", "=", organisation)
      .executeTakeFirst();
    return row !== undefined;
  };

  return {
    async list(principal, person) {
      const { organisation } = principal;
      // First, so that a refusal tells nobody of a stranger.
      if (!(await isKnown(organisation, person))) return { kind: "not-found" };
      const permission = authorise(principal, "readSignIns", { organisation, person });
      if (permission.kind !== "allowed") return permission;
      const rows = await db
        .selectFrom("auth.session")
        .select(["createdAt", "expiresAt"])
        .where("userId", "=", person)
        .where("expiresAt", ">", new Date())
        .orderBy("createdAt", "desc")
        .execute();
      const value = rows.map(({ createdAt, expiresAt }) => ({
        since: createdAt.toISOString(),
        until: expiresAt.toISOString(),
      }));
      return { kind: "done", value };
    },

    async end(principal, person) {
      const { organisation } = principal;
      // First, so that a refusal tells nobody of a stranger.
      if (!(await isKnown(organisation, person))) return { kind: "not-found" };
      const permission = authorise(principal, "endSignIns", { organisation, person });
      if (permission.kind !== "allowed") return permission;
      await db.transaction().execute((trx) => endSignIns(trx, person));
      forget();
      return { kind: "done", value: null };
    },
  };
}
