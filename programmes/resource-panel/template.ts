import type { Gate, Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { decisionForm } from "./forms/decision-form.ts";
import { followUpForm } from "./forms/follow-up-form.ts";
import { panelForm } from "./forms/panel-form.ts";
import { requestForm } from "./forms/request-form.ts";

const NO_PROJECT_FUNDING = "no-project-funding";

/** Each seat answers; more yes than no passes; two against two follows the rule that the adopter stated. */
const panelDecides: Gate = {
  block: "gate",
  key: "decide",
  rule: "majority",
  circle: "panel",
  share: 1,
  tie: "tie",
  notice: { workingDays: 3 },
  due: { workingDays: 5 },
  reminders: [{ workingDays: 2 }],
  extension: { workingDays: 5 },
};

/** All four agree how the panel works: with so few, one voice left out would be half a side. */
const panelAgrees = circleAgrees("panel", {
  share: 1,
  standing: "group",
  due: { workingDays: 5 },
  reminders: [{ workingDays: 2 }],
});

/** One request for money or another resource, decided by two people with lived experience and two of the delivery team. */
export const resourcePanel: Template = {
  name: "resource-panel",
  version: 1,
  title: "Resource panel",
  summary: "Two people with lived experience and two staff decide together on a request for money.",
  circles: {
    panel: {
      of: [
        {
          side: "pwle",
          roles: ["decision-maker"],
          declares: [NO_PROJECT_FUNDING],
          exactly: 2,
        },
        { side: "staff", roles: ["decision-maker"], exactly: 2 },
      ],
    },
    "another-panel": {
      of: [
        {
          side: "pwle",
          roles: ["decision-maker"],
          declares: [NO_PROJECT_FUNDING],
          exactly: 2,
        },
        { side: "staff", roles: ["decision-maker"], exactly: 2 },
      ],
      except: [{ askedIn: "decision" }, { askedIn: "another-panel" }],
    },
    group: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 2 },
      ],
    },
  },
  declarations: [
    {
      key: NO_PROJECT_FUNDING,
      label: "I will not need money from this fund for a project of my own.",
    },
  ],
  parameters: [
    {
      key: "threshold",
      label: "Over which amount does the panel decide?",
      hint: "In pounds, like 200. The panel decides on anything over this amount, and not on the amount itself.",
      kind: "number",
      unit: "pence",
      default: 20_000,
    },
    {
      key: "tie",
      label: "What happens when two say yes and two say no?",
      kind: "choice",
      options: [
        { value: "refuse", label: "The answer is no, and a changed request may come back" },
        { value: "defer-to-another-panel", label: "Another panel decides" },
        {
          value: "lived-experience-decides",
          label: "It is a yes if both people with lived experience say yes",
        },
      ],
    },
    {
      key: "smallRequests",
      label: "Who decides on requests that are not over the amount, and how?",
      hint: "Name a job or a team, never a person.",
      kind: "text",
    },
    {
      key: "splitRequests",
      label: "Somebody asks for one thing in two or more parts. What counts?",
      kind: "choice",
      options: [
        { value: "added-together", label: "The parts added together" },
        { value: "each-alone", label: "Each part for itself" },
      ],
    },
    {
      key: "substitutes",
      label: "What happens when a panel member cannot take part?",
      kind: "choice",
      options: [
        { value: "named-before", label: "A substitute takes the seat, named before the request" },
        { value: "wait", label: "The panel waits for them" },
        { value: "chosen-by-side", label: "Those on the same side choose somebody" },
      ],
    },
  ],
  steps: [
    {
      key: "panel",
      kind: "form-group",
      title: "Form the panel",
      purpose: "Two and two agree how they decide, and say that nothing stands in the way.",
      parts: { kind: "one", blocks: [write(panelForm), panelAgrees] },
    },
    {
      key: "request",
      kind: "plan",
      title: "The request",
      purpose: "Somebody says what they want to do, and what it needs.",
      parts: { kind: "one", blocks: [write(requestForm)] },
      next: [
        {
          when: {
            section: "money",
            field: "asked",
            over: "threshold",
            together: { parameter: "splitRequests", is: "added-together" },
          },
          to: "decision",
        },
        { to: "follow-up" },
      ],
    },
    {
      key: "decision",
      kind: "decide",
      title: "The panel decides",
      purpose: "Each of the four says yes or no.",
      answers: true,
      parts: { kind: "one", blocks: [write(decisionForm), panelDecides] },
      next: [{ when: { gate: "tied" }, to: "another-panel" }, { to: "follow-up" }],
    },
    {
      key: "another-panel",
      kind: "decide",
      title: "Another panel decides",
      purpose: "Two and two other people decide, since the first four were divided.",
      answers: true,
      parts: {
        kind: "one",
        blocks: [write(decisionForm), { ...panelDecides, circle: "another-panel" }],
      },
      next: [{ when: { gate: "tied" }, to: "another-panel" }, { to: "follow-up" }],
    },
    {
      key: "follow-up",
      kind: "learn",
      title: "What became of it",
      purpose: "Write down what was paid, what was said, and what it made possible.",
      parts: { kind: "one", blocks: [write(followUpForm)] },
    },
  ],
};
