import type { Block, Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { powerForm, projectForm, rightsForm } from "./forms/block-form.ts";
import { closingForm } from "./forms/closing-form.ts";
import { preparationForm } from "./forms/preparation-form.ts";

/** Those who take part shape the training: they say yes to it before it begins. */
const cohortAgrees = circleAgrees("cohort");

/** Two days of one block, spent in one house. */
const twoDays = (title: string): Block => ({
  block: "session",
  key: "days",
  title,
  held: 2,
  leads: "trainers",
  capacity: "training",
});

/** Six days in three blocks. Who came to at least five of them and says so is a Champion. */
export const communityChampionsTraining: Template = {
  name: "community-champions-training",
  version: 1,
  title: "Training for community Champions",
  summary: "Six days in three blocks: people learn, lead, and plan projects of their own.",
  parameters: [],
  circles: {
    cohort: { of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 3 }] },
    trainers: {
      of: [
        { side: "pwle", roles: ["facilitator"] },
        { side: "staff", roles: ["facilitator"] },
      ],
    },
  },
  declarations: [],
  credentials: [
    {
      key: "champion",
      label: "Champion",
      earnedBy: { steps: ["blocks"], came: 5 },
    },
  ],
  steps: [
    {
      key: "preparation",
      kind: "plan",
      title: "Get ready",
      purpose: "The people who come say what they want from it.",
      parts: { kind: "one", blocks: [write(preparationForm), cohortAgrees] },
    },
    {
      key: "blocks",
      kind: "meet",
      title: "Six days together",
      purpose: "Learn about power, rights and stigma, and practise what a Champion does.",
      parts: {
        kind: "named",
        order: "in-order",
        blocks: [],
        parts: [
          {
            key: "power",
            title: "Power",
            blocks: [twoDays("Power, and working in a group"), write(powerForm)],
          },
          {
            key: "rights",
            title: "Rights and stigma",
            blocks: [twoDays("Rights, stigma, and speaking to others"), write(rightsForm)],
          },
          {
            key: "projects",
            title: "Care and projects",
            blocks: [twoDays("Self-care, and planning a project"), write(projectForm)],
          },
        ],
      },
    },
    {
      key: "closing",
      kind: "learn",
      title: "Go on as a Champion",
      purpose: "Whoever came says so, and plans what comes next.",
      parts: { kind: "one", blocks: [write(closingForm)] },
    },
  ],
};
