import type { Kysely } from "kysely";
import { checked } from "../contracts/check.ts";
import { OrganisationName } from "../contracts/people.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";

export type Organisation = { readonly organisation: string; readonly name: string };

export type Organisations = {
  get(principal: Principal, organisation: string): Promise<Answered<Organisation>>;
  rename(principal: Principal, organisation: string, name: string): Promise<Answered<Organisation>>;
};

export function createOrganisations(db: Kysely<ApiDatabase>): Organisations {
  return {
    async get(principal, organisation) {
      const permission = authorise(principal, "readOrganisation", { organisation });
      if (permission.kind !== "allowed") return permission;
      const row = await db
        .selectFrom("directory.organisation")
        .select(["id", "name"])
        .where("id", "=", organisation)
        .executeTakeFirst();
      if (row === undefined) return { kind: "not-found" };
      return { kind: "done", value: { organisation: row.id, name: row.name } };
    },

    async rename(principal, organisation, sent) {
      const read = checked(OrganisationName, { name: sent });
      if (read.kind === "invalid") {
        return { kind: "invalid", field: "name", message: read.issues[0]?.message ?? "" };
      }
      const { name } = read.value;
      const permission = authorise(principal, "renameOrganisation", { organisation });
      if (permission.kind !== "allowed") return permission;
      await db
        .updateTable("directory.organisation")
        .set({ name })
        .where("id", "=", organisation)
        .execute();
      return { kind: "done", value: { organisation, name } };
    },
  };
}
