import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "leila",
    name: "Leila Haddad",
    email: "leila.haddad@fund.example",
    roles: ["programme-manager"],
  },
  {
    key: "robbie",
    name: "Robbie Munro",
    email: "robbie.munro@fund.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "priya",
    name: "Priya Nair",
    email: "priya.nair@fund.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"], declares: ["no-project-funding"] },
  },
  {
    key: "stuart",
    name: "Stuart Kerr",
    email: "stuart.kerr@fund.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"], declares: ["no-project-funding"] },
  },
  {
    key: "beth",
    name: "Beth Agnew",
    email: "beth.agnew@fund.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "omar",
    name: "Omar Saleh",
    email: "omar.saleh@fund.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "jo",
    name: "Jo Lennox",
    email: "jo.lennox@fund.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["author", "contributor"] },
  },
  {
    key: "wren",
    name: "Wren Adair",
    email: "wren.adair@audit.example",
    roles: ["auditor"],
  },
];
