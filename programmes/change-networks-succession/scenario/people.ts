import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "ewa",
    name: "Ewa Lis",
    email: "ewa.lis@succession.example",
    roles: ["programme-manager"],
  },
  {
    key: "cal",
    name: "Cal Ross",
    email: "cal.ross@succession.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "mhairi",
    name: "Mhairi Fell",
    email: "mhairi.fell@succession.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "chair"] },
  },
  {
    key: "tunde",
    name: "Tunde Cole",
    email: "tunde.cole@succession.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "ruth",
    name: "Ruth Hay",
    email: "ruth.hay@succession.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "greer",
    name: "Greer Watt",
    email: "greer.watt@succession.example",
    roles: ["member"],
    member: { side: "leadership", roles: ["decision-maker"] },
  },
  {
    key: "vic",
    name: "Vic Lamb",
    email: "vic.lamb@succession.example",
    roles: ["auditor"],
  },
];
