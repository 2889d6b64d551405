import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "orla",
    name: "Orla Byrne",
    email: "orla.byrne@pathways.example",
    roles: ["programme-manager"],
  },
  {
    key: "ewan",
    name: "Ewan Pryce",
    email: "ewan.pryce@pathways.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "sunita",
    name: "Sunita Rao",
    email: "sunita.rao@pathways.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "dora",
    name: "Dora Lind",
    email: "dora.lind@pathways.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["chair", "decision-maker"] },
  },
  {
    key: "kofi",
    name: "Kofi Asante",
    email: "kofi.asante@pathways.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "nuala",
    name: "Nuala Flynn",
    email: "nuala.flynn@pathways.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "piet",
    name: "Piet Visser",
    email: "piet.visser@audit.example",
    roles: ["auditor"],
  },
];
