import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "roz",
    name: "Roz Abara",
    email: "roz.abara@pack.example",
    roles: ["programme-manager"],
  },
  {
    key: "jude",
    name: "Jude Heron",
    email: "jude.heron@pack.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author", "facilitator"] },
  },
  {
    key: "zoe",
    name: "Zoe Platt",
    email: "zoe.platt@pack.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "kai",
    name: "Kai Rennie",
    email: "kai.rennie@pack.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "mia",
    name: "Mia Todd",
    email: "mia.todd@pack.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "uma",
    name: "Uma Todd",
    email: "uma.todd@pack.example",
    roles: ["member"],
    member: { side: "stakeholder", roles: ["guardian"] },
  },
  {
    key: "fay",
    name: "Fay Lorne",
    email: "fay.lorne@pack.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker", "deliverer"] },
  },
  {
    key: "abe",
    name: "Abe Stone",
    email: "abe.stone@pack.example",
    roles: ["auditor"],
  },
];
