import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "ewa",
    name: "Ewa Lis",
    email: "ewa.lis@grants.example",
    roles: ["programme-manager"],
  },
  {
    key: "cal",
    name: "Cal Ross",
    email: "cal.ross@grants.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "mhairi",
    name: "Mhairi Fell",
    email: "mhairi.fell@grants.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "tunde",
    name: "Tunde Cole",
    email: "tunde.cole@grants.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "ruth",
    name: "Ruth Hay",
    email: "ruth.hay@grants.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "vic",
    name: "Vic Lamb",
    email: "vic.lamb@grants.example",
    roles: ["auditor"],
  },
];
