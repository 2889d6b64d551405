import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "morag",
    name: "Morag Sinclair",
    email: "morag.sinclair@gathering.example",
    roles: ["programme-manager"],
  },
  {
    key: "idris",
    name: "Idris Bell",
    email: "idris.bell@gathering.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "facilitator", "author"] },
  },
  {
    key: "yusuf",
    name: "Yusuf Demir",
    email: "yusuf.demir@gathering.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "facilitator"] },
  },
  {
    key: "kirsty",
    name: "Kirsty Doyle",
    email: "kirsty.doyle@gathering.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "sol",
    name: "Sol Whyte",
    email: "sol.whyte@gathering.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["contributor"] },
  },
  {
    key: "elsie",
    name: "Elsie Grant",
    email: "elsie.grant@audit.example",
    roles: ["auditor"],
  },
];
