import type { Kysely } from "kysely";
import { shortCache } from "../auth/short-cache.ts";
import { checked } from "../contracts/check.ts";
import { OrganisationChange } from "../contracts/people.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";

/** What people see of an organisation. `colour`: `#` and six hexadecimal digits, null for the usual one. `phone`: what to call, and `contact`: who answers there. */
export type Organisation = {
  readonly organisation: string;
  readonly name: string;
  readonly colour: string | null;
  readonly phone: string | null;
  readonly contact: string | null;
};

export type OrganisationChanges = {
  readonly [K in "name" | "colour" | "phone" | "contact"]?: Organisation[K] | undefined;
};

export type Organisations = {
  get(principal: Principal, organisation: string): Promise<Answered<Organisation>>;
  change(
    principal: Principal,
    organisation: string,
    changes: OrganisationChanges,
  ): Promise<Answered<Organisation>>;
  /** What every page shows: of the reader's organisation; for a stranger, of the only one there is. */
  shown(principal: Principal | null): Promise<Organisation | null>;
};

/** Milliseconds for which pages may show an organisation as it was. */
const LIFETIME = 1500;
const MOST = 1000;

/** The key under which the only organisation is kept. */
const ONLY = "only";

/** Where organisations are kept. */
export type OrganisationStore = {
  read(organisation: string): Promise<Organisation | null>;
  /** The only one there is; null when there are several, or none. */
  only(): Promise<Organisation | null>;
  write(organisation: Organisation): Promise<void>;
};

export function createOrganisationStore(db: Kysely<ApiDatabase>): OrganisationStore {
  const rows = () =>
    db
      .selectFrom("directory.organisation")
      .select(["id as organisation", "name", "colour", "phone", "contact"]);
  return {
    read: async (organisation) =>
      (await rows().where("id", "=", organisation).executeTakeFirst()) ?? null,
    async only() {
      const [only, ...others] = await rows().limit(2).execute();
      return only === undefined || others.length > 0 ? null : only;
    },
    async write({ organisation, ...kept }) {
      await db
        .updateTable("directory.organisation")
        .set(kept)
        .where("id", "=", organisation)
        .execute();
    },
  };
}

export function createOrganisations(store: OrganisationStore): Organisations {
  const known = shortCache(
    (key): Promise<Organisation | null> => (key === ONLY ? store.only() : store.read(key)),
    LIFETIME,
    MOST,
  );

  return {
    async get(principal, organisation) {
      const permission = authorise(principal, "readOrganisation", { organisation });
      if (permission.kind !== "allowed") return permission;
      const value = await store.read(organisation);
      return value === null ? { kind: "not-found" } : { kind: "done", value };
    },

    async change(principal, organisation, sent) {
      const asked = checked(OrganisationChange, sent);
      if (asked.kind === "invalid") {
        const [issue] = asked.issues;
        return {
          kind: "invalid",
          field: String(issue?.path[0] ?? ""),
          message: issue?.message ?? "",
        };
      }
      const permission = authorise(principal, "changeOrganisation", { organisation });
      if (permission.kind !== "allowed") return permission;
      const before = await store.read(organisation);
      if (before === null) return { kind: "not-found" };
      const { name = before.name, colour = before.colour } = asked.value;
      const { phone = before.phone, contact = before.contact } = asked.value;
      const value = { organisation, name, colour, phone, contact };
      await store.write(value);
      known.clear();
      return { kind: "done", value };
    },

    shown: async (principal) => known.get(principal?.organisation ?? ONLY),
  };
}
