import type { Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { grantForm } from "./forms/grant-form.ts";
import { reportForm } from "./forms/report-form.ts";

const givenTogether = circleAgrees("givers");

/** The older way: a grant for a network. An organisation that goes over to a panel retires it. */
export const changeNetworks: Template = {
  name: "change-networks",
  version: 1,
  title: "Grants for networks",
  summary: "A network asks for a grant, a group says yes to it, and the network reports.",
  parameters: [],
  circles: {
    givers: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
  },
  declarations: [],
  steps: [
    {
      key: "grant",
      kind: "decide",
      title: "The grant",
      purpose: "Say what it is for, and decide together.",
      parts: { kind: "one", blocks: [write(grantForm), givenTogether] },
    },
    {
      key: "report",
      kind: "learn",
      title: "The report",
      purpose: "Say what the money made possible.",
      parts: { kind: "one", blocks: [write(reportForm)] },
    },
  ],
};
