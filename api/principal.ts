import type { Actor, Assurance } from "../domain/actor.ts";

/** What somebody is to an organisation. One person may be several. */
export type OrganisationRole =
  | "administrator"
  | "programme-manager"
  | "pwle-approver"
  | "member"
  | "auditor";

/**
 * Who is asking, after authentication. `person` is a pseudonym; null for a program that acts for no person.
 * `scopes` limit a token; a session has every scope of its roles.
 */
export type Principal = {
  readonly person: string | null;
  readonly organisation: string;
  readonly roles: readonly OrganisationRole[];
  readonly scopes: readonly string[] | "all";
  readonly via: "session" | "token";
  readonly assurance: Assurance;
};

export type ActorOf = (principal: Principal) => Actor;
