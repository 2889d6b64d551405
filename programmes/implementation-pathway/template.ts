import type { Block, Template } from "../../domain/template.ts";
import {
  deliver,
  groupAgrees,
  groupAgreesInRound,
  groupAndLeadersAgree,
  groupCircles,
  groupFormedAgrees,
  write,
} from "../shared/gates.ts";
import { groupForm } from "../shared/group-form.ts";
import { activitiesForm } from "./forms/activities-form.ts";
import { contextForm } from "./forms/context-form.ts";
import { decisionForm } from "./forms/decision-form.ts";
import { embedForm } from "./forms/embed-form.ts";
import { evaluationForm } from "./forms/evaluation-form.ts";
import { goalForm } from "./forms/goal-form.ts";
import { learningForm } from "./forms/learning-form.ts";
import { monitorForm } from "./forms/monitor-form.ts";
import { pilotForm } from "./forms/pilot-form.ts";
import { problemForm } from "./forms/problem-form.ts";
import { refineForm } from "./forms/refine-form.ts";
import { reviewForm } from "./forms/review-form.ts";
import { rollOutForm } from "./forms/roll-out-form.ts";

/** Both figures are read at each point, so that change can be computed and not only told. */
const read = (point: string): Block => ({
  block: "measure",
  key: "read",
  point,
  indicators: ["change", "access"],
});

/** From a group of people to a change that stays: every step of the pathway, and embedding it at the end. */
export const implementationPathway: Template = {
  name: "implementation-pathway",
  version: 1,
  title: "Implementation pathway",
  summary:
    "Make a change against stigma together: find the problem, plan, test, grow, learn, keep.",
  circles: groupCircles,
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
    {
      key: "driftBy",
      label: "How much worse may it get before you go back and change it?",
      hint: "As a share of what you saw after the test.",
      kind: "number",
      unit: "per cent",
      default: 10,
    },
  ],
  indicators: [
    {
      key: "change",
      label: "How many people see the change that you look for",
      unit: "of 100 people",
      better: "higher",
    },
    {
      key: "access",
      label: "How many people come back or stay",
      unit: "of 100 people",
      better: "higher",
    },
  ],
  steps: [
    {
      key: "form-group",
      kind: "form-group",
      title: "Form the group",
      purpose: "People with lived experience, staff and leaders agree how to work together.",
      parts: { kind: "one", blocks: [write(groupForm), groupFormedAgrees] },
    },
    {
      key: "problem",
      kind: "plan",
      title: "Name the problem",
      purpose: "Listen first, and find where stigma shows up.",
      parts: { kind: "one", blocks: [write(problemForm), groupAgrees] },
    },
    {
      key: "goal",
      kind: "plan",
      title: "Set the goal",
      purpose: "Choose one goal, and changes that can be checked.",
      parts: { kind: "one", blocks: [write(goalForm), groupAndLeadersAgree] },
    },
    {
      key: "context",
      kind: "plan",
      title: "Know the setting",
      purpose: "See what stands in the way, what helps, and what it takes.",
      parts: { kind: "one", blocks: [write(contextForm), groupAndLeadersAgree] },
    },
    {
      key: "activities",
      kind: "plan",
      title: "Plan what to do",
      purpose: "Choose a way that fits, plan each action, and keep people from harm.",
      parts: { kind: "one", blocks: [write(activitiesForm), groupAgrees] },
    },
    {
      key: "evaluation",
      kind: "plan",
      title: "Plan how to know",
      purpose: "Choose what to look at before and after, so that change can be seen.",
      parts: { kind: "one", blocks: [write(evaluationForm), groupAgrees, read("before")] },
    },
    {
      key: "pilot",
      kind: "pilot",
      title: "Test it",
      purpose: "Try it with a small group of people.",
      needs: [
        { measured: "change", at: "before" },
        { measured: "access", at: "before" },
      ],
      parts: { kind: "one", blocks: [write(pilotForm), groupAgrees, deliver, read("tested")] },
    },
    {
      key: "refine",
      kind: "refine",
      title: "Make it better",
      purpose: "Change what did not work, round by round, until the group says it is ready.",
      parts: {
        kind: "rounds",
        again: { section: "next", field: "again", is: "again" },
        blocks: [write(refineForm), groupAgreesInRound],
      },
    },
    {
      key: "roll-out",
      kind: "roll-out",
      title: "Roll it out",
      purpose: "Bring it to more places, one by one.",
      parts: { kind: "added", blocks: [write(rollOutForm), groupAgrees, deliver] },
    },
    {
      key: "monitor",
      kind: "monitor",
      title: "Check how it goes",
      purpose: "Look again and again at what was planned, what was done and what it changed.",
      parts: {
        kind: "repeats",
        count: "monitoringRounds",
        every: "monitoringEvery",
        blocks: [read("after"), write(monitorForm), groupAgrees],
      },
      next: [
        { when: { drifted: "change", since: "tested", by: "driftBy" }, to: "refine" },
        { when: { drifted: "access", since: "tested", by: "driftBy" }, to: "refine" },
      ],
    },
    {
      key: "learning",
      kind: "learn",
      title: "Learning meeting",
      purpose: "Meet and say what worked, and what should be better.",
      parts: { kind: "one", blocks: [write(learningForm), groupAgrees] },
    },
    {
      key: "decision",
      kind: "decide",
      title: "Keep, grow or change",
      purpose: "Decide together what happens next.",
      parts: { kind: "one", blocks: [write(decisionForm), groupAndLeadersAgree] },
      next: [
        { when: { section: "decision", field: "next", is: "sustain" }, to: "embed" },
        { when: { section: "decision", field: "next", is: "scale" }, to: "roll-out" },
        { when: { section: "decision", field: "next", is: "refine" }, to: "refine" },
      ],
    },
    {
      key: "embed",
      kind: "embed",
      title: "Make it stay",
      purpose: "Give it an owner and a day to look again, so that it lasts.",
      parts: { kind: "one", blocks: [write(embedForm), groupAndLeadersAgree] },
    },
    {
      key: "review",
      kind: "learn",
      title: "Look again",
      purpose: "The day has come that you set: see if it still holds.",
      needs: [{ dayOf: { step: "embed", section: "home", field: "reviewOn" } }],
      parts: { kind: "one", blocks: [write(reviewForm), groupAndLeadersAgree] },
      next: [
        { when: { section: "review", field: "next", is: "again" }, to: "embed" },
        { when: { section: "review", field: "next", is: "change" }, to: "refine" },
        { when: { section: "review", field: "next", is: "done" }, to: "end" },
      ],
    },
  ],
};
