import type { Kysely } from "kysely";
import { countsAs } from "./address-changes.ts";
import type { ApiDatabase } from "../database.ts";
import type { OrganisationRole } from "../principal.ts";
import { recordPowers } from "../services/record-powers.ts";
import type { createAttempts } from "./attempts.ts";
import type { IdentityProvider, ProviderWord } from "./identity-provider.ts";
import type { SignedIn } from "./signing-in.ts";
import type { Visit } from "./visit.ts";

/** Who may come by the provider. It gives none of these roles: they were given before, by somebody, on record. */
const STAFF = [
  "administrator",
  "programme-manager",
  "auditor",
] as const satisfies readonly OrganisationRole[];

/** From one source: a whole office may sit behind one address. */
const FROM_ONE_SOURCE = { window: 60, max: 60 };

/** Where to go. `retryAfter`: seconds. */
export type ProviderAsked =
  | { readonly kind: "go"; readonly url: string; readonly visit: Visit }
  | { readonly kind: "away" }
  | { readonly kind: "too-many"; readonly retryAfter: number };

/** What came of coming back. `nobody`: no member of staff has that address. `several`: more than one has. `invalid-link`: see `SignedIn`. */
export type ProviderEnd =
  | SignedIn
  | { readonly kind: "nobody" | "several" }
  | Exclude<ProviderWord, { readonly kind: "email" }>;

/** Signing in members of staff by their organisation's own identity provider, if one is configured. */
export type StaffSignIn = {
  readonly isOffered: boolean;
  /** @param to the page of this site to go on to. @param client see `SigningIn.requestLink`. */
  begin(to: string, client: string): Promise<ProviderAsked>;
  /** @param search the query that came back. @param visit what the browser kept; null when it kept nothing. @param before see `SigningIn.spendLink`. */
  finish(search: string, visit: Visit | null, before?: Headers): Promise<ProviderEnd>;
};

export function createStaffSignIn(deps: {
  readonly db: Kysely<ApiDatabase>;
  readonly provider: IdentityProvider | null;
  /** Its name on record. */
  readonly issuer: string;
  readonly attempts: ReturnType<typeof createAttempts>;
  readonly signInAs: (person: string, before?: Headers) => Promise<SignedIn>;
  /** Forgets who is signed in. */
  readonly forget: () => void;
}): StaffSignIn {
  const { db, provider, issuer, attempts } = deps;

  const staffAt = (email: string) =>
    db
      .selectFrom("directory.person as p")
      .innerJoin("directory.membership as m", (join) =>
        join.onRef("m.person", "=", "p.pseudonym").onRef("m.organisation", "=", "p.organisation"),
      )
      .select(["p.pseudonym as person", "p.organisation", "m.role"])
      .where(countsAs(email))
      .where("m.role", "in", STAFF)
      .orderBy("m.role")
      .execute();

  return {
    isOffered: provider !== null,

    async begin(to, client) {
      const turn = await attempts.consume(`provider-from\0${client}`, FROM_ONE_SOURCE);
      if (!turn.allowed) return { kind: "too-many", retryAfter: turn.retryAfter };
      const begun = (await provider?.begin(to)) ?? null;
      return begun === null ? { kind: "away" } : { kind: "go", ...begun };
    },

    async finish(search, visit, before) {
      if (provider === null || visit === null) return { kind: "rejected" };
      const word = await provider.wordOf(search, visit);
      if (word.kind !== "email") return word;
      const roles = await staffAt(word.email);
      const [first] = roles;
      if (first === undefined) return { kind: "nobody" };
      const { person, organisation, role } = first;
      if (roles.some((one) => one.person !== person)) return { kind: "several" };
      const actor = { id: person, role, via: "session" };
      const event = { type: "signedInByProvider", data: { person, issuer } } as const;
      await db.transaction().execute((trx) => recordPowers(trx, organisation, actor, [event]));
      const signedIn = await deps.signInAs(person, before);
      deps.forget();
      return signedIn;
    },
  };
}
