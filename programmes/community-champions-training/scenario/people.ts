import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "ailsa",
    name: "Ailsa Reid",
    email: "ailsa.reid@champions.example",
    roles: ["programme-manager"],
  },
  {
    key: "ben",
    name: "Ben Okoro",
    email: "ben.okoro@champions.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "facilitator", "author"] },
  },
  {
    key: "noor",
    name: "Noor Aziz",
    email: "noor.aziz@champions.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["facilitator"] },
  },
  {
    key: "shona",
    name: "Shona Keir",
    email: "shona.keir@champions.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "davy",
    name: "Davy Muir",
    email: "davy.muir@champions.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "lena",
    name: "Lena Fox",
    email: "lena.fox@champions.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "peri",
    name: "Peri Osman",
    email: "peri.osman@champions.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "hal",
    name: "Hal Innes",
    email: "hal.innes@audit.example",
    roles: ["auditor"],
  },
];
