import type { FormValues } from "../../../domain/blocks/form/form.ts";
import type { DemoPerson, Step } from "../../scenario.ts";
import { panel, proposal } from "./answers.ts";
import { people } from "./people.ts";

/** What every panel of these scenarios has in common; each states its own rules. */
export const fund = {
  template: "resource-panel",
  nation: "scotland",
  people,
  manager: "leila",
} as const;

export const rules = {
  threshold: 20_000,
  tie: "refuse",
  smallRequests: "The coordinator decides and writes down why.",
  splitRequests: "added-together",
  substitutes: "named-before",
} as const;

/** Somebody more who may sit on a panel. */
export const seat = (key: string, name: string, side: "pwle" | "staff"): DemoPerson => ({
  key,
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@fund.example`,
  roles: [side === "pwle" ? "pwle-approver" : "member"],
  member: {
    side,
    roles: ["decision-maker"],
    ...(side === "pwle" && { declares: ["no-project-funding"] }),
  },
});

/** Two and two sit down, and Jo, who will ask, has no seat. */
export const panelStands: readonly Step[] = [
  { do: "join", people: ["robbie", "priya", "stuart", "beth", "omar", "jo"] },
  { do: "pay", by: "robbie", people: ["priya", "stuart", "jo"], pence: 2_500 },
  {
    do: "train",
    by: "robbie",
    people: ["priya"],
    kind: "chairing",
    what: "Leads a panel for the first time.",
  },
  { do: "write", by: "robbie", part: "panel:1", form: panel },
  { do: "ask", by: "robbie", part: "panel:1" },
  { do: "all-agree", part: "panel:1" },
];

export const asksFor = (pence: number, what: string, linked = false): FormValues => ({
  idea: {
    what,
    change: "People who never come to anything come, and talk.",
    whom: "Anybody in the town who wants company",
    startsOn: "day+21",
  },
  money: { items: [{ item: what, cost: pence }], asked: pence, linked },
});

export const joAsks = (form: FormValues): readonly Step[] => [
  { do: "write", by: "jo", part: "request:1", form },
  { do: "submit", by: "jo", part: "request:1" },
];

export const panelIsAsked = (part: string, amount: number, what: string): readonly Step[] => [
  { do: "write", by: "robbie", part, form: proposal(amount, what) },
  { do: "ask", by: "robbie", part },
];

/** Those with lived experience say one thing, the delivery team another. */
export const twoAgainstTwo = (
  part: string,
  yes: readonly string[],
  no: readonly string[],
): readonly Step[] => [
  ...yes.map((by): Step => ({ do: "answer", by, part, answer: "yes" })),
  ...no.map((by): Step => ({
    do: "answer",
    by,
    part,
    answer: "no",
    comment: "I would wait until spring, when the path is dry.",
  })),
];

export const followUp = (
  route: "panel" | "small",
  paid: number,
  reasons: string,
  made: string,
): readonly Step[] => [
  {
    do: "write",
    by: "robbie",
    part: "follow-up:1",
    form: { outcome: { route, paid, toldOn: "day+0", reasons, made } },
  },
  { do: "submit", by: "robbie", part: "follow-up:1" },
  { do: "wait", until: "finished" },
];
