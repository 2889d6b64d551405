import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "senga",
    name: "Senga Roy",
    email: "senga.roy@ward.example",
    roles: ["programme-manager"],
  },
  {
    key: "amir",
    name: "Amir Haq",
    email: "amir.haq@ward.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author", "decision-maker"] },
  },
  {
    key: "bridie",
    name: "Bridie Lynn",
    email: "bridie.lynn@ward.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "deliverer"] },
  },
  {
    key: "otis",
    name: "Otis Grey",
    email: "otis.grey@ward.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "deliverer"] },
  },
  {
    key: "wanda",
    name: "Wanda Cruz",
    email: "wanda.cruz@ward.example",
    roles: ["member"],
    member: { side: "stakeholder", roles: ["decision-maker"] },
  },
  {
    key: "meg",
    name: "Meg Storr",
    email: "meg.storr@ward.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "pia",
    name: "Pia Holm",
    email: "pia.holm@ward.example",
    roles: ["auditor"],
  },
];
