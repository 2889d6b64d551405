import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "nell",
    name: "Nell Hargreave",
    email: "nell.hargreave@film.example",
    roles: ["programme-manager"],
  },
  {
    key: "isaac",
    name: "Isaac Boateng",
    email: "isaac.boateng@film.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author", "facilitator"] },
  },
  {
    key: "carol",
    name: "Carol Dwyer",
    email: "carol.dwyer@film.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["chair", "decision-maker"] },
  },
  {
    key: "ravi",
    name: "Ravi Menon",
    email: "ravi.menon@film.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "steph",
    name: "Steph Adkin",
    email: "steph.adkin@film.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "lou",
    name: "Lou Pickett",
    email: "lou.pickett@film.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["contributor"] },
  },
  {
    key: "femi",
    name: "Femi Ade",
    email: "femi.ade@film.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "jax",
    name: "Jax Rowley",
    email: "jax.rowley@studio.example",
    roles: ["member"],
    member: { side: "partner", roles: ["author"] },
  },
  {
    key: "vera",
    name: "Vera Lindt",
    email: "vera.lindt@audit.example",
    roles: ["auditor"],
  },
];
