import { people as trained } from "../../community-champions-training/scenario/people.ts";
import type { DemoPerson } from "../../scenario.ts";

type Member = NonNullable<DemoPerson["member"]>;

/** Two of the delivery team, who sit on the panel. */
const team: readonly DemoPerson[] = [
  {
    key: "isla",
    name: "Isla Boyd",
    email: "isla.boyd@champions.example",
    roles: ["member"],
  },
  {
    key: "amir",
    name: "Amir Shah",
    email: "amir.shah@champions.example",
    roles: ["member"],
  },
];

/** In the training: what its own scenario says. */
export const inTraining: { readonly [person: string]: Member } = Object.fromEntries(
  trained.flatMap(({ key, member }) => (member === undefined ? [] : [[key, member] as const])),
);

/** In the project: Shona leads it, two others of the training are her peers, and staff support. */
const inProject: { readonly [person: string]: Member } = {
  peri: { side: "pwle", roles: ["decision-maker", "deliverer"] },
  davy: { side: "pwle", roles: ["decision-maker"] },
  ben: { side: "staff", roles: ["supporter"] },
};

/** On the panel: Shona asks and has no seat; those who decide want no money for a project of their own. */
export const onPanel: { readonly [person: string]: Member } = {
  ben: { side: "staff", roles: ["coordinator", "author"] },
  shona: { side: "pwle", roles: ["author", "contributor"] },
  noor: { side: "pwle", roles: ["decision-maker"], declares: ["no-project-funding"] },
  lena: { side: "pwle", roles: ["decision-maker"], declares: ["no-project-funding"] },
  isla: { side: "staff", roles: ["decision-maker"] },
  amir: { side: "staff", roles: ["decision-maker"] },
};

export const people: readonly DemoPerson[] = [...trained, ...team].map(
  ({ key, name, email, roles }) => {
    const member = inProject[key];
    return { key, name, email, roles, ...(member && { member }) };
  },
);
