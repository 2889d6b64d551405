import type { DemoPerson } from "../../scenario.ts";

const names = [
  "Ada Quinn",
  "Bo Lark",
  "Cleo Marr",
  "Dan Oduya",
  "Eve Strang",
  "Flo Benn",
  "Gil Rowe",
  "Hana Ito",
];

/** Volunteers who are asked, and are in no group. */
export const volunteers: readonly DemoPerson[] = names.map((name) => ({
  key: (name.split(" ")[0] ?? name).toLowerCase(),
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@badge.example`,
  roles: ["member"],
}));
