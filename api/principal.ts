import type { Actor, ActingRole, Assurance } from "../domain/actor.ts";

/** What somebody is to an organisation. One person may be several. */
export type OrganisationRole =
  | "administrator"
  | "programme-manager"
  | "pwle-approver"
  | "member"
  | "auditor";

export const ORGANISATION_ROLES = [
  "administrator",
  "programme-manager",
  "pwle-approver",
  "member",
  "auditor",
] as const satisfies readonly OrganisationRole[];

/** What a token may be limited to. A session has every scope of its roles. */
export type Scope =
  | "runs:read"
  | "runs:act"
  | "runs:manage"
  | "directory:read"
  | "directory:write"
  | "tokens:write";

export const SCOPES = [
  "runs:read",
  "runs:act",
  "runs:manage",
  "directory:read",
  "directory:write",
  "tokens:write",
] as const satisfies readonly Scope[];

/**
 * Who is asking, after authentication. `id` is the pseudonym that the record will name: the person's, or the token's own
 * for a program that acts for no person (`person` is null then).
 */
export type Principal = {
  readonly id: string;
  readonly person: string | null;
  readonly organisation: string;
  readonly roles: readonly OrganisationRole[];
  readonly scopes: readonly Scope[] | "all";
  readonly via: "session" | "token";
  readonly assurance: Assurance;
  /** Of a session: which, and since when (ISO 8601 UTC). */
  readonly session?: { readonly id: string; readonly since: string };
  /**
   * Of a session that began with a mail to an address that was changed and does not count yet: from when it will, ISO 8601 UTC. Until
   * then whoever has it reads, and says and does nothing as this person (decision 0181).
   */
  readonly newAddressUntil?: string;
};

/** The actor of an act: the capacity is the one role that the policy granted it by. */
export const actorOf = (principal: Principal, role: ActingRole): Actor => ({
  id: principal.id,
  role,
  via: principal.via,
});
