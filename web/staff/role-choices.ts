import { ORGANISATION_ROLES, type OrganisationRole } from "../../api/principal.ts";
import type { Choice } from "../layout/choices.tsx";

/** What somebody can be to the organisation, as a page offers it. */
export const organisationRoleChoices: readonly (Choice & { readonly value: OrganisationRole })[] = [
  {
    value: "programme-manager",
    label: "Programme manager",
    hint: "Starts runs and helps them along. Sees all runs.",
  },
  { value: "auditor", label: "Auditor", hint: "Reads and checks all runs. Changes nothing." },
  {
    value: "administrator",
    label: "Administrator",
    hint: "Looks after people, roles and settings. Sees all runs.",
  },
  { value: "member", label: "Member", hint: "Takes part in groups." },
  {
    value: "pwle-approver",
    label: "Person with lived experience",
    hint: "Takes part in groups, and signs off.",
  },
];

/** What was ticked; null when it is more than the page offers: then nothing of it is taken. */
export function organisationRolesIn(values: readonly string[]): readonly OrganisationRole[] | null {
  const roles = ORGANISATION_ROLES.filter((role) => values.includes(role));
  return roles.length === values.length ? roles : null;
}
