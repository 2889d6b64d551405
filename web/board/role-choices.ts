import type { Role, Side, Template } from "../../domain/template.ts";
import type { Choice } from "../layout/choices.tsx";

const all: readonly { readonly value: Role; readonly label: string; readonly hint?: string }[] = [
  { value: "decision-maker", label: "Decides", hint: "Is asked to sign things off." },
  { value: "author", label: "Writes", hint: "Fills in the forms." },
  { value: "chair", label: "Chairs the meetings" },
  { value: "coordinator", label: "Coordinates", hint: "Is told when somebody needs time or help." },
  { value: "facilitator", label: "Runs sessions" },
  { value: "deliverer", label: "Delivers the work" },
  { value: "contributor", label: "Shares stories and ideas" },
  {
    value: "supporter",
    label: "Supports",
    hint: "Reads, and helps to write down. Does not decide.",
  },
  { value: "guardian", label: "Guardian", hint: "Agrees for a young person, until they say no." },
  { value: "lead", label: "Leads this run", hint: "Owns it, and does not decide." },
];

/** A partner suggests and never decides; only some paths have a lead. */
export const roleChoices = (
  side: Side | null,
  { lead }: Pick<Template, "lead">,
): readonly Choice[] =>
  all.filter(
    ({ value }) =>
      (value !== "decision-maker" || side !== "partner") &&
      (value !== "lead" || (lead !== undefined && (side === null || lead.side === side))),
  );

/** What was chosen; null when it is more than the page offers: then nothing of it is taken. */
export function rolesIn(values: readonly string[]): readonly Role[] | null {
  const roles = all.map(({ value }) => value).filter((role) => values.includes(role));
  return roles.length === values.length ? roles : null;
}
