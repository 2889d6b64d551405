import type { Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { activityForm } from "./forms/activity-form.ts";
import { answerForm } from "./forms/answer-form.ts";
import { askForm } from "./forms/ask-form.ts";
import { lookingBackForm } from "./forms/looking-back-form.ts";
import { planForm } from "./forms/plan-form.ts";

/** Other people with lived experience say yes to the plan: not staff, and not whoever leads it. */
const peersAgree = circleAgrees("peers", { share: 0.5 });

/** A project of a Champion's own. They own it; staff support. */
export const championProject: Template = {
  name: "champion-project",
  version: 1,
  title: "A Champion's project",
  summary: "A Champion has an idea, peers say yes to it, and staff help to make it happen.",
  parameters: [],
  lead: { side: "pwle" },
  credentials: [{ key: "champion", label: "Champion", from: "community-champions-training" }],
  circles: {
    peers: { of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 2 }] },
    owner: { of: [{ side: "pwle", roles: ["lead"] }] },
    "lived-experience": { of: [{ side: "pwle" }] },
  },
  declarations: [],
  joins: [{ side: "pwle", roles: ["contributor"] }],
  steps: [
    {
      key: "plan",
      kind: "plan",
      title: "The plan",
      purpose: "Say what you want to do, and how people are looked after.",
      needs: [{ holds: "champion", of: "owner" }],
      parts: { kind: "one", blocks: [write(planForm, "owner"), peersAgree] },
      next: [
        { when: { section: "money", field: "needs", is: "yes" }, to: "money" },
        { when: { section: "money", field: "needs", is: "no" }, to: "activities" },
      ],
    },
    {
      key: "money",
      kind: "plan",
      title: "Ask for the money",
      purpose: "Ask the panel for what it takes.",
      parts: { kind: "one", blocks: [write(askForm, "owner")] },
    },
    {
      key: "answer",
      kind: "plan",
      title: "Hear the answer",
      purpose: "See what the panel says, and what it means for the plan.",
      needs: [{ answered: "money" }],
      parts: { kind: "one", blocks: [write(answerForm, "owner")] },
      next: [
        { when: { section: "answer", field: "onward", is: "stop" }, to: "looking-back" },
        { when: { section: "answer", field: "onward", is: "go-on" }, to: "activities" },
      ],
    },
    {
      key: "activities",
      kind: "roll-out",
      title: "Do it",
      purpose: "Meet people, one activity after another.",
      parts: {
        kind: "added",
        blocks: [
          {
            block: "session",
            key: "activity",
            title: "Activity",
            leads: "lived-experience",
            voices: true,
          },
          write(activityForm),
        ],
      },
    },
    {
      key: "looking-back",
      kind: "learn",
      title: "Looking back",
      purpose: "See what it changed, for others and for yourself.",
      parts: { kind: "one", blocks: [write(lookingBackForm, "owner")] },
    },
  ],
};
