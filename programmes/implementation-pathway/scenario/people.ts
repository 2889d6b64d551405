import type { DemoPerson } from "../../scenario.ts";

/** A group around a made-up town's surgeries. The `.example` domain reaches nobody. */
export const pathwayPeople: readonly DemoPerson[] = [
  {
    key: "maya",
    name: "Maya Okafor",
    email: "maya.okafor@harbour.example",
    roles: ["programme-manager"],
  },
  {
    key: "rowan",
    name: "Rowan Ellis",
    email: "rowan.ellis@harbour.example",
    roles: ["member"],
    member: { side: "staff", roles: ["coordinator", "author"] },
  },
  {
    key: "asha",
    name: "Asha Patel",
    email: "asha.patel@harbour.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["chair", "decision-maker"] },
  },
  {
    key: "callum",
    name: "Callum Reid",
    email: "callum.reid@harbour.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker"] },
  },
  {
    key: "dee",
    name: "Dee Morgan",
    email: "dee.morgan@harbour.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "facilitator"] },
  },
  {
    key: "tomasz",
    name: "Tomasz Nowak",
    email: "tomasz.nowak@harbour.example",
    roles: ["pwle-approver"],
    member: { side: "pwle", roles: ["decision-maker", "deliverer"] },
  },
  {
    key: "grace",
    name: "Grace Lin",
    email: "grace.lin@harbour.example",
    roles: ["member"],
    member: { side: "staff", roles: ["decision-maker", "deliverer"] },
  },
  {
    key: "hugh",
    name: "Hugh Bennett",
    email: "hugh.bennett@harbour.example",
    roles: ["member"],
    member: { side: "leadership", roles: ["decision-maker"] },
  },
  {
    key: "nia",
    name: "Nia Rhys",
    email: "nia.rhys@studio.example",
    roles: ["member"],
    member: { side: "partner", roles: ["contributor"] },
  },
  {
    key: "ines",
    name: "Ines Duarte",
    email: "ines.duarte@audit.example",
    roles: ["auditor"],
  },
];
