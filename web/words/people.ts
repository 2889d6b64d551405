import type { RunState } from "../../domain/state.ts";
import type { Role, Side } from "../../domain/template.ts";
import { isolated } from "./isolate.ts";
import { inEach, type InEach } from "../../domain/language.ts";
import { useLanguage } from "../language/language.tsx";

/** What somebody brings to a group. */
export const sideIn = inEach({
  en: {
    pwle: "Person with lived experience",
    staff: "Staff",
    leadership: "Leadership",
    partner: "Partner (suggests, does not decide)",
    stakeholder: "Other person with a stake",
  },
  cy: {
    pwle: "Person â phrofiad bywyd",
    staff: "Aelod o staff",
    leadership: "Arweinyddiaeth",
    partner: "Partner (yn awgrymu, nid yn penderfynu)",
    stakeholder: "Person arall sydd â rhan yn hyn",
  },
} satisfies InEach<Readonly<Record<Side, string>>>);

/** For pages that are in English alone. */
export const sideWords: Readonly<Record<Side, string>> = sideIn.en;

const oneOf: Readonly<Record<Side, string>> = {
  pwle: "person with lived experience",
  staff: "member of staff",
  leadership: "person from leadership",
  partner: "partner",
  stakeholder: "other person with a stake",
};

export const sidesWords: Readonly<Record<Side, string>> = {
  pwle: "people with lived experience",
  staff: "members of staff",
  leadership: "people from leadership",
  partner: "partners",
  stakeholder: "other people with a stake",
};

/** `1 member of staff`, `3 people with lived experience`; with `more`, `1 more member of staff`. */
export const countOfSide = (many: number, side: Side, more: "" | "more " = ""): string =>
  `${many} ${more}${many === 1 ? oneOf[side] : sidesWords[side]}`;

export const roleWords: Readonly<Record<Role, string>> = {
  lead: "Leads this run",
  chair: "Chair",
  coordinator: "Coordinator",
  "decision-maker": "Decides",
  author: "Writes",
  facilitator: "Runs sessions",
  deliverer: "Delivers",
  contributor: "Shares stories and ideas",
  supporter: "Supports",
  guardian: "Guardian",
};

const PERSON: InEach<string> = { en: "Person", cy: "Unigolyn" };

const ERASED: InEach<string> = {
  en: "a member whose data were erased",
  cy: "aelod y cafodd ei ddata eu dileu",
};

/** A name for a pseudonym, isolated from the words around it. The engine is the product itself; a person without a name had it erased, or is hidden. */
export function nameOf(names: { readonly [id: string]: string }, id: string): string {
  if (id === "engine") return "Alongside";
  const name = names[id];
  return name === undefined ? `${PERSON[useLanguage()]} ${id.slice(-4)}` : isolated(name);
}

/** As `nameOf`, for somebody in the group: who had their data erased is named as that. */
export const memberName = (
  {
    state,
    names,
  }: {
    readonly state: Pick<RunState, "members">;
    readonly names: { readonly [id: string]: string };
  },
  id: string,
): string => (state.members[id]?.erased === true ? ERASED[useLanguage()] : nameOf(names, id));
