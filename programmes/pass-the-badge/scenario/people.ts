import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "dora",
    name: "Dora Finch",
    email: "dora.finch@badge.example",
    roles: ["programme-manager"],
  },
  {
    key: "stig",
    name: "Stig Lund",
    email: "stig.lund@badge.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "rae",
    name: "Rae Dunn",
    email: "rae.dunn@badge.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["author", "facilitator"] },
  },
  {
    key: "mo",
    name: "Mo Salah Ali",
    email: "mo.salah.ali@badge.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "jess",
    name: "Jess Kerr",
    email: "jess.kerr@badge.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "anna",
    name: "Anna Pohl",
    email: "anna.pohl@badge.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "rico",
    name: "Rico Bay",
    email: "rico.bay@badge.example",
    roles: ["member"],
    member: { side: "partner", roles: ["author"] },
  },
  {
    key: "sue",
    name: "Sue Webb",
    email: "sue.webb@badge.example",
    roles: ["auditor"],
  },
];
