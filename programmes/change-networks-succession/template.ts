import type { Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { decisionForm } from "./forms/decision-form.ts";
import { handOverForm } from "./forms/hand-over-form.ts";
import { reviewForm } from "./forms/review-form.ts";

const groupAgrees = circleAgrees("group", { notice: { workingDays: 5 } });

/** A programme ends and another takes its place. What runs already runs on to its end. */
export const changeNetworksSuccession: Template = {
  name: "change-networks-succession",
  version: 1,
  title: "From grants to a panel",
  summary: "Look at the old way together, decide on a new one, and keep every promise.",
  parameters: [
    {
      key: "retired",
      label: "Which programme may end?",
      hint: "Its short name, like change-networks.",
      kind: "text",
    },
  ],
  circles: {
    group: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
        { side: "leadership", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
  },
  declarations: [],
  steps: [
    {
      key: "review",
      kind: "learn",
      title: "Look at the old way",
      purpose: "Ask those who lived with it what was good and what was not fair.",
      parts: { kind: "one", blocks: [write(reviewForm), groupAgrees] },
    },
    {
      key: "decision",
      kind: "decide",
      title: "Decide",
      purpose: "Decide together whether it ends, and what takes its place.",
      parts: { kind: "one", blocks: [write(decisionForm), groupAgrees] },
      next: [
        { when: { section: "decision", field: "end", is: "yes" }, to: "hand-over" },
        { when: { section: "decision", field: "end", is: "no" }, to: "end" },
      ],
    },
    {
      key: "hand-over",
      kind: "roll-out",
      title: "Hand over",
      purpose: "Keep every promise, and tell everybody.",
      parts: { kind: "one", blocks: [write(handOverForm), groupAgrees] },
      retires: "retired",
    },
  ],
};
