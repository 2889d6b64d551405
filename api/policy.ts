import type { ActingRole } from "../domain/actor.ts";
import type { Reach } from "./policy-reach.ts";
import { policy, type Action } from "./policy-rules.ts";
import { ORGANISATION_ROLES, type OrganisationRole, type Principal } from "./principal.ts";

/**
 * What an action is about. `member`: for what concerns a run, whether the one who asks sits in it; `person`: whose data
 * or voice it is.
 */
export type Subject = {
  readonly organisation: string;
  readonly member?: boolean;
  readonly person?: string;
};

/** `code`: what a program is told that wants to speak or decide for people. */
export type Forbidden = {
  readonly kind: "forbidden";
  readonly why: string;
  readonly code?: "persons-word" | "new-address";
};

/** Whether somebody may do something: in which role, or why not. */
export type Permission =
  | { readonly kind: "allowed"; readonly role: ActingRole }
  /** It exists and may be known to exist, but this role may not do that. */
  | Forbidden
  /** Nothing may be learnt, not even that it exists. */
  | { readonly kind: "not-found" };

export type Denial = Exclude<Permission, { readonly kind: "allowed" }>;

const MEMBERS_FIRST: readonly OrganisationRole[] = [
  "pwle-approver",
  "member",
  "programme-manager",
  "administrator",
  "auditor",
];

const PERSONS_WORD: Forbidden = {
  kind: "forbidden",
  code: "persons-word",
  why: "A token is a program: it launches, steers and reads. This is for a person to say or decide, signed in as themselves.",
};

const newAddress = (until: string): Forbidden => ({
  kind: "forbidden",
  code: "new-address",
  why: `This sign-in came by an email address that was changed a short time ago. Until ${until} it reads, and says and does nothing.`,
});

/** Decides by the table alone. Pure, and cheap enough for every request. */
export function authorise(principal: Principal, action: Action, subject: Subject): Permission {
  if (principal.organisation !== subject.organisation) return { kind: "not-found" };
  const rule = policy[action];
  if (principal.via === "token" && rule.programs !== true) {
    return mayKnowOf(principal, subject) ? PERSONS_WORD : { kind: "not-found" };
  }
  if (principal.newAddressUntil !== undefined && !rule.scope.endsWith(":read")) {
    return mayKnowOf(principal, subject)
      ? newAddress(principal.newAddressUntil)
      : { kind: "not-found" };
  }
  const inScope = principal.scopes === "all" || principal.scopes.includes(rule.scope);
  if (inScope) {
    const asMember = rule.asMember === true && subject.person === principal.id;
    for (const role of asMember ? MEMBERS_FIRST : ORGANISATION_ROLES) {
      if (principal.roles.includes(role) && reaches(rule[role], principal, subject)) {
        return { kind: "allowed", role };
      }
    }
    // Somebody without a role has nothing but what the rule gives to voters.
    if (principal.roles.length === 0 && reaches(rule.voter, principal, subject)) {
      return { kind: "allowed", role: "voter" };
    }
  }
  if (!mayKnowOf(principal, subject)) return { kind: "not-found" };
  return {
    kind: "forbidden",
    why: inScope
      ? "Your role in this organisation does not include that."
      : `This token does not carry the scope ${rule.scope}.`,
  };
}

function reaches(reach: Reach | undefined, principal: Principal, subject: Subject): boolean {
  switch (reach) {
    case undefined:
      return false;
    case "organisation":
      return true;
    case "member":
      return subject.member === true;
    case "self":
      return principal.person !== null && subject.person === principal.person;
  }
}

/** A run is known to those who may read it, a person to those who may read them, and the organisation to its own. */
function mayKnowOf(principal: Principal, subject: Subject): boolean {
  const reader =
    subject.member === undefined
      ? subject.person === undefined
        ? policy.readOrganisation
        : policy.readPerson
      : policy.readRun;
  return principal.roles.some((role) => reaches(reader[role], principal, subject));
}
