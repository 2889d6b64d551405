import type { Role, Side } from "../../domain/template.ts";
import type { Choice } from "../layout/choices.tsx";

const all: readonly { readonly value: Role; readonly label: string; readonly hint?: string }[] = [
  { value: "decision-maker", label: "Decides", hint: "Is asked to sign things off." },
  { value: "author", label: "Writes", hint: "Fills in the forms." },
  { value: "chair", label: "Chairs the meetings" },
  { value: "coordinator", label: "Coordinates", hint: "Is told when somebody needs time or help." },
  { value: "facilitator", label: "Runs sessions" },
  { value: "deliverer", label: "Delivers the work" },
  { value: "contributor", label: "Shares stories and ideas" },
];

/** A partner suggests and never decides. */
export const roleChoices = (side: Side | null): readonly Choice[] =>
  side === "partner" ? all.filter(({ value }) => value !== "decision-maker") : all;

/** What was chosen; null when it is more than the page offers: then nothing of it is taken. */
export function rolesIn(values: readonly string[]): readonly Role[] | null {
  const roles = all.map(({ value }) => value).filter((role) => values.includes(role));
  return roles.length === values.length ? roles : null;
}
