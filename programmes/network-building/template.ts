import type { Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { decisionForm } from "./forms/decision-form.ts";
import { meetingForm } from "./forms/meeting-form.ts";
import { startForm } from "./forms/start-form.ts";

const networkAgrees = circleAgrees("network");

/** People find each other, and share ideas, rooms and contacts. It needs no sign-off until there is something to decide. */
export const networkBuilding: Template = {
  name: "network-building",
  version: 1,
  title: "Network building",
  summary: "Bring people together around a place or an interest, and start where they are.",
  parameters: [],
  circles: {
    network: { of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 2 }] },
    leads: { of: [{ side: "pwle" }] },
  },
  declarations: [],
  joins: [{ side: "pwle", roles: ["decision-maker", "contributor"] }],
  steps: [
    {
      key: "start",
      kind: "plan",
      title: "Where people are",
      purpose: "Find out what there is, and what people care about.",
      parts: { kind: "one", blocks: [write(startForm)] },
    },
    {
      key: "meetings",
      kind: "meet",
      title: "Meet",
      purpose: "Get to know each other, and share what each can give.",
      parts: {
        kind: "rounds",
        again: { section: "next", field: "next", is: "meet" },
        blocks: [
          {
            block: "session",
            key: "meeting",
            title: "Meeting",
            leads: "leads",
            capacity: "co-facilitating",
          },
          write(meetingForm),
        ],
      },
      next: [
        { when: { section: "next", field: "next", is: "rest" }, to: "end" },
        { to: "decision" },
      ],
    },
    {
      key: "decision",
      kind: "decide",
      title: "Decide together",
      purpose: "What came up is decided by those whom it is about.",
      parts: { kind: "one", blocks: [write(decisionForm), networkAgrees] },
    },
  ],
};
