import type { Block, Template } from "../../domain/template.ts";
import { deliver, write, circleAgrees } from "../shared/gates.ts";
import { actionForm } from "./forms/action-form.ts";
import { checkForm } from "./forms/check-form.ts";
import { planForm } from "./forms/plan-form.ts";
import { surveyForm } from "./forms/survey-form.ts";

const groupAgrees = circleAgrees("group");

/** Each member of staff by a link of their own; nobody can tell who said what. */
const staffAreAsked: Block = {
  block: "poll",
  key: "survey",
  question: "How is it to work here, when your mind is not well?",
  choose: "scale",
  options: [
    { value: "say", label: "I could say so to my boss." },
    { value: "fair", label: "I would be treated fairly." },
    { value: "help", label: "I know where to get help." },
  ],
  scale: { least: 1, most: 5, leastLabel: "Not at all", mostLabel: "Very much" },
  voters: "addresses",
  anonymous: true,
  open: { workingDays: 10 },
  reminders: [{ workingDays: 3 }],
  leastShare: 0.3,
};

const read = (point: string): Block => ({
  block: "measure",
  key: "read",
  point,
  indicators: ["say"],
});

/** Staff are asked first; what is done comes from what they said; then they are asked again. */
export const seeMeInWork: Template = {
  name: "see-me-in-work",
  version: 1,
  title: "Stigma at work",
  summary: "Ask all staff first, plan together from what they say, act, and ask again.",
  parameters: [
    {
      key: "surveys",
      label: "How often will you ask staff again?",
      kind: "number",
      unit: "times",
      default: 2,
    },
    {
      key: "surveyEvery",
      label: "How long between two surveys?",
      kind: "period",
      default: { months: 12 },
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
  indicators: [
    {
      key: "say",
      label: "How many could say so to their boss (a 4 or a 5)",
      unit: "per cent of those who answered",
      better: "higher",
    },
  ],
  steps: [
    {
      key: "survey",
      kind: "plan",
      title: "Ask all staff",
      purpose: "Hear from everybody first, in a way that nobody can be found out.",
      parts: {
        kind: "one",
        blocks: [write(surveyForm), groupAgrees, staffAreAsked, read("before")],
      },
    },
    {
      key: "plan",
      kind: "plan",
      title: "Plan what to do",
      purpose: "Make a plan from what staff said, round by round.",
      parts: {
        kind: "rounds",
        again: { section: "next", field: "again", is: "again" },
        blocks: [write(planForm), groupAgrees],
      },
      needs: [{ measured: "say", at: "before" }],
    },
    {
      key: "actions",
      kind: "roll-out",
      title: "Do it",
      purpose: "Do one action after another, and write down how it went.",
      parts: { kind: "added", blocks: [write(actionForm), groupAgrees, deliver] },
    },
    {
      key: "check",
      kind: "monitor",
      title: "Ask again",
      purpose: "Ask all staff again, and see what changed.",
      parts: {
        kind: "repeats",
        count: "surveys",
        every: "surveyEvery",
        blocks: [staffAreAsked, read("after"), write(checkForm), groupAgrees],
      },
    },
  ],
};
