import type { Template } from "../template.ts";
import { groupAgrees, groupAgreesInRound, groupAndLeadersAgree } from "./gates.ts";
import { groupForm } from "./group-form.ts";
import { activitiesForm } from "./implementation-pathway/activities-form.ts";
import { contextForm } from "./implementation-pathway/context-form.ts";
import { decisionForm } from "./implementation-pathway/decision-form.ts";
import { embedForm } from "./implementation-pathway/embed-form.ts";
import { evaluationForm } from "./implementation-pathway/evaluation-form.ts";
import { goalForm } from "./implementation-pathway/goal-form.ts";
import { learningForm } from "./implementation-pathway/learning-form.ts";
import { monitorForm } from "./implementation-pathway/monitor-form.ts";
import { pilotForm } from "./implementation-pathway/pilot-form.ts";
import { problemForm } from "./implementation-pathway/problem-form.ts";
import { refineForm } from "./implementation-pathway/refine-form.ts";
import { rollOutForm } from "./implementation-pathway/roll-out-form.ts";

/** From a group of people to a change that stays: every step of the pathway, and embedding it at the end. */
export const implementationPathway: Template = {
  name: "implementation-pathway",
  version: 1,
  title: "Implementation pathway",
  summary:
    "Make a change against stigma together: find the problem, plan, test, grow, learn, keep.",
  group: [
    { side: "pwle", count: 3 },
    { side: "staff", count: 1 },
    { side: "leadership", count: 1 },
  ],
  declarations: [],
  parameters: [
    {
      key: "monitoringRounds",
      label: "How many times will you check how it goes?",
      hint: "After the last check comes the learning meeting.",
      kind: "number",
      unit: "checks",
      default: 2,
    },
    {
      key: "monitoringEvery",
      label: "How long between two checks?",
      kind: "period",
      default: { months: 3 },
    },
  ],
  stages: [
    {
      key: "form-group",
      kind: "form-group",
      title: "Form the group",
      purpose: "People with lived experience, staff and leaders agree how to work together.",
      arrangement: { kind: "one" },
      form: groupForm,
      gate: groupAndLeadersAgree,
    },
    {
      key: "problem",
      kind: "design-step",
      title: "Name the problem",
      purpose: "Listen first, and find where stigma shows up.",
      arrangement: { kind: "one" },
      form: problemForm,
      gate: groupAgrees,
    },
    {
      key: "goal",
      kind: "design-step",
      title: "Set the goal",
      purpose: "Choose one goal, and changes that can be checked.",
      arrangement: { kind: "one" },
      form: goalForm,
      gate: groupAndLeadersAgree,
    },
    {
      key: "context",
      kind: "design-step",
      title: "Know the setting",
      purpose: "See what stands in the way, what helps, and what it takes.",
      arrangement: { kind: "one" },
      form: contextForm,
      gate: groupAndLeadersAgree,
    },
    {
      key: "activities",
      kind: "design-step",
      title: "Plan what to do",
      purpose: "Choose a way that fits, plan each action, and keep people from harm.",
      arrangement: { kind: "one" },
      form: activitiesForm,
      gate: groupAgrees,
    },
    {
      key: "evaluation",
      kind: "design-step",
      title: "Plan how to know",
      purpose: "Choose what to look at before and after, so that change can be seen.",
      arrangement: { kind: "one" },
      form: evaluationForm,
      gate: groupAgrees,
    },
    {
      key: "pilot",
      kind: "pilot",
      title: "Test it",
      purpose: "Try it with a small group of people.",
      arrangement: { kind: "one" },
      form: pilotForm,
      gate: groupAgrees,
      delivers: true,
    },
    {
      key: "refine",
      kind: "refine",
      title: "Make it better",
      purpose: "Change what did not work, round by round, until the group says it is ready.",
      arrangement: {
        kind: "rounds",
        again: { section: "next", field: "again", value: "again" },
      },
      form: refineForm,
      gate: groupAgreesInRound,
    },
    {
      key: "roll-out",
      kind: "roll-out",
      title: "Roll it out",
      purpose: "Bring it to more places, one by one.",
      arrangement: { kind: "sites" },
      form: rollOutForm,
      gate: groupAgrees,
      delivers: true,
    },
    {
      key: "monitor",
      kind: "monitor",
      title: "Check how it goes",
      purpose: "Look again and again at what was planned, what was done and what it changed.",
      arrangement: { kind: "intervals", count: "monitoringRounds", every: "monitoringEvery" },
      form: monitorForm,
      gate: groupAgrees,
    },
    {
      key: "learning",
      kind: "learning-meeting",
      title: "Learning meeting",
      purpose: "Meet and say what worked, and what should be better.",
      arrangement: { kind: "one" },
      form: learningForm,
      gate: groupAgrees,
    },
    {
      key: "decision",
      kind: "decision",
      title: "Keep, grow or change",
      purpose: "Decide together what happens next.",
      arrangement: { kind: "one" },
      form: decisionForm,
      gate: groupAndLeadersAgree,
      goesTo: {
        section: "decision",
        field: "next",
        stages: { sustain: "embed", scale: "roll-out", refine: "refine" },
      },
    },
    {
      key: "embed",
      kind: "embed",
      title: "Make it stay",
      purpose: "Give it an owner and a day to look again, so that it lasts.",
      arrangement: { kind: "one" },
      form: embedForm,
      gate: groupAndLeadersAgree,
    },
  ],
};
