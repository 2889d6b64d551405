import type { Block, Circle, PartDefinition, Template } from "../../domain/template.ts";
import { areaForm } from "./forms/area-form.ts";
import { decisionForm } from "./forms/decision-form.ts";
import { evidenceForm } from "./forms/evidence-form.ts";
import { joinedForm } from "./forms/joined-form.ts";
import { shareForm } from "./forms/share-form.ts";
import { principles, toolkitForm } from "./forms/toolkit-form.ts";
import {
  groupAgrees,
  groupAgreesInRound,
  groupAndLeadersAgree,
  groupCircles,
  groupFormedAgrees,
  write,
} from "../shared/gates.ts";
import { groupForm } from "../shared/group-form.ts";

/** Those of the group who know an area: they lead there, and agree to its plan and to what is said of it. */
const ofArea = (declaration: string): Circle => ({
  of: [
    { side: "pwle", roles: ["decision-maker"], declares: [declaration], atLeast: 2 },
    { side: "staff", roles: ["decision-maker"], declares: [declaration] },
  ],
});

const read = (point: string): Block => ({
  block: "measure",
  key: point,
  point,
  indicators: ["rights"],
});

/** What one area goes through, with a circle of its own. */
const inArea = (circle: string): readonly Block[] => [
  write(areaForm),
  { ...groupAgrees, circle },
  read("before"),
  {
    block: "session",
    key: "conversation",
    title: "Conversation about rights",
    held: 2,
    leads: circle,
    capacity: "co-facilitating",
  },
  read("after"),
  { ...write(evidenceForm(principles)), key: "evidence" },
  { ...groupAgrees, key: "agree-evidence", circle },
];

const areas: readonly PartDefinition[] = [
  {
    key: "first-area",
    title: "First area",
    titleFrom: "firstArea",
    blocks: inArea("first-area"),
  },
  {
    key: "second-area",
    title: "Second area",
    titleFrom: "secondArea",
    blocks: inArea("second-area"),
  },
];

/** A toolkit for conversations about rights: made together, tried in two areas at once, compared, then joined. */
export const communityConversations: Template = {
  name: "community-conversations",
  version: 1,
  title: "Community conversations",
  summary:
    "Make a toolkit about rights together, try it in two areas at once, and join what you learn.",
  circles: {
    ...groupCircles,
    "first-area": ofArea("first-area"),
    "second-area": ofArea("second-area"),
  },
  declarations: [
    { key: "first-area", label: "I know the first area: I live, work or get help there." },
    { key: "second-area", label: "I know the second area: I live, work or get help there." },
  ],
  parameters: [
    {
      key: "firstArea",
      label: "What is the first area called?",
      hint: "Name a place, never a person.",
      kind: "text",
    },
    {
      key: "secondArea",
      label: "What is the second area called?",
      hint: "Name a place, never a person.",
      kind: "text",
    },
  ],
  indicators: [
    {
      key: "rights",
      label: "How many people can name a right that they have",
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
      key: "toolkit",
      kind: "refine",
      title: "Make the toolkit",
      purpose: "Write it together, draft by draft, until the group says it is ready to try.",
      parts: {
        kind: "rounds",
        again: { section: "next", field: "again", is: "again" },
        blocks: [write(toolkitForm), groupAgreesInRound],
      },
    },
    {
      key: "areas",
      kind: "pilot",
      title: "Try it in two areas",
      purpose: "Hold the conversations in both areas at the same time, then compare and join.",
      parts: {
        kind: "named",
        order: "side-by-side",
        parts: areas,
        join: {
          title: "Both areas together",
          blocks: [write(joinedForm(principles)), groupAgrees],
        },
        blocks: [],
      },
    },
    {
      key: "decision",
      kind: "decide",
      title: "Share it or change it",
      purpose: "Decide together if the toolkit is ready for other areas.",
      parts: { kind: "one", blocks: [write(decisionForm), groupAndLeadersAgree] },
      next: [
        { when: { section: "decision", field: "next", is: "share" }, to: "share" },
        { when: { section: "decision", field: "next", is: "change" }, to: "toolkit" },
      ],
    },
    {
      key: "share",
      kind: "embed",
      title: "Share it and keep it alive",
      purpose: "Give it an owner and a day to look again, so that it lasts.",
      parts: { kind: "one", blocks: [write(shareForm), groupAndLeadersAgree] },
    },
  ],
};
