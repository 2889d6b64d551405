import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "una",
    name: "Una Kilbride",
    email: "una.kilbride@thanks.example",
    roles: ["programme-manager"],
  },
  {
    key: "petr",
    name: "Petr Novak",
    email: "petr.novak@thanks.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "facilitator", "author"] },
  },
  {
    key: "zara",
    name: "Zara Khan",
    email: "zara.khan@thanks.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["facilitator", "contributor"] },
  },
  {
    key: "gwen",
    name: "Gwen Rees",
    email: "gwen.rees@thanks.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["contributor"] },
  },
  {
    key: "lewis",
    name: "Lewis Adeyemi",
    email: "lewis.adeyemi@thanks.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["contributor"] },
  },
  {
    key: "mina",
    name: "Mina Sato",
    email: "mina.sato@audit.example",
    roles: ["auditor"],
  },
];
