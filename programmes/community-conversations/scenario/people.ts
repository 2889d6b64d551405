import type { DemoPerson } from "../../scenario.ts";

/** A group from two made-up towns. The `.example` domain reaches nobody. */
export const conversationsPeople: readonly DemoPerson[] = [
  {
    key: "isla",
    name: "Isla Fraser",
    email: "isla.fraser@rights.example",
    roles: ["programme-manager"],
  },
  {
    key: "ewan",
    name: "Ewan Baird",
    email: "ewan.baird@rights.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "morag",
    name: "Morag Sinclair",
    email: "morag.sinclair@rights.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["chair", "decision-maker", "facilitator"] },
  },
  {
    key: "yusuf",
    name: "Yusuf Rahman",
    email: "yusuf.rahman@rights.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "deliverer"] },
  },
  {
    key: "kirsty",
    name: "Kirsty Doig",
    email: "kirsty.doig@rights.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "deliverer"] },
  },
  {
    key: "alba",
    name: "Alba Ruiz",
    email: "alba.ruiz@rights.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "finlay",
    name: "Finlay Orr",
    email: "finlay.orr@rights.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "shona",
    name: "Shona Gillies",
    email: "shona.gillies@rights.example",
    roles: ["member"],
    member: { side: "leadership", roles: ["decision-maker"] },
  },
  {
    key: "owen",
    name: "Owen Tait",
    email: "owen.tait@audit.example",
    roles: ["auditor"],
  },
];
