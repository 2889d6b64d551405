import type { DemoPerson } from "../../scenario.ts";

export const people: readonly DemoPerson[] = [
  {
    key: "iona",
    name: "Iona Blair",
    email: "iona.blair@volunteers.example",
    roles: ["programme-manager"],
  },
  {
    key: "sid",
    name: "Sid Carr",
    email: "sid.carr@volunteers.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author", "facilitator"] },
  },
  {
    key: "nia",
    name: "Nia Prosser",
    email: "nia.prosser@volunteers.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "baz",
    name: "Baz Holt",
    email: "baz.holt@volunteers.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "tess",
    name: "Tess Moon",
    email: "tess.moon@volunteers.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "olu",
    name: "Olu Bright",
    email: "olu.bright@volunteers.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["contributor"] },
  },
  {
    key: "pam",
    name: "Pam Yule",
    email: "pam.yule@volunteers.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker"] },
  },
  {
    key: "don",
    name: "Don Ives",
    email: "don.ives@volunteers.example",
    roles: ["auditor"],
  },
];
