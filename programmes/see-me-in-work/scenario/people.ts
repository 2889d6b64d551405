import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "ines",
    name: "Inga Berg",
    email: "inga.berg@work.example",
    roles: ["programme-manager"],
  },
  {
    key: "col",
    name: "Col Mackay",
    email: "col.mackay@work.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "efe",
    name: "Efe Uzun",
    email: "efe.uzun@work.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "chair"] },
  },
  {
    key: "joan",
    name: "Joan Tait",
    email: "joan.tait@work.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "deliverer"] },
  },
  {
    key: "sami",
    name: "Sami Roth",
    email: "sami.roth@work.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "liz",
    name: "Liz Orr",
    email: "liz.orr@work.example",
    roles: ["member"],
    member: { side: "leadership", roles: ["decision-maker"] },
  },
  {
    key: "kit",
    name: "Kit Marsh",
    email: "kit.marsh@work.example",
    roles: ["auditor"],
  },
];
