import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "aoife",
    name: "Aoife Brennan",
    email: "aoife.brennan@network.example",
    roles: ["programme-manager"],
  },
  {
    key: "dilip",
    name: "Dilip Shah",
    email: "dilip.shah@network.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "fern",
    name: "Fern Walsh",
    email: "fern.walsh@network.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["facilitator", "decision-maker"] },
  },
  {
    key: "jonas",
    name: "Jonas Meyer",
    email: "jonas.meyer@network.example",
    roles: ["pwle-approver"],
  },
  {
    key: "tam",
    name: "Tam Nguyen",
    email: "tam.nguyen@network.example",
    roles: ["pwle-approver"],
  },
  {
    key: "orla",
    name: "Orla Byrne",
    email: "orla.byrne@audit.example",
    roles: ["auditor"],
  },
];
