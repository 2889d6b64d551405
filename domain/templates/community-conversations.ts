import type { PartDefinition, Template } from "../template.ts";
import { areaForm } from "./community-conversations/area-form.ts";
import { decisionForm } from "./community-conversations/decision-form.ts";
import { evidenceForm } from "./community-conversations/evidence-form.ts";
import { joinedForm } from "./community-conversations/joined-form.ts";
import { shareForm } from "./community-conversations/share-form.ts";
import { principles, toolkitForm } from "./community-conversations/toolkit-form.ts";
import { groupAgrees, groupAgreesInRound, groupAndLeadersAgree } from "./gates.ts";
import { groupForm } from "./group-form.ts";

const areas: readonly PartDefinition[] = [
  { key: "first-area", title: "First area", titleFrom: "firstArea" },
  { key: "second-area", title: "Second area", titleFrom: "secondArea" },
];

/** A toolkit for conversations about rights: made together, tried in two areas at once, compared, then joined. */
export const communityConversations: Template = {
  name: "community-conversations",
  version: 1,
  title: "Community conversations",
  summary:
    "Make a toolkit about rights together, try it in two areas at once, and join what you learn.",
  group: [
    { side: "pwle", count: 3 },
    { side: "staff", count: 1 },
    { side: "leadership", count: 1 },
  ],
  declarations: [],
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
      key: "toolkit",
      kind: "refine",
      title: "Make the toolkit",
      purpose: "Write it together, draft by draft, until the group says it is ready to try.",
      arrangement: { kind: "rounds", again: { section: "next", field: "again", value: "again" } },
      form: toolkitForm,
      gate: groupAgreesInRound,
    },
    {
      key: "areas",
      kind: "pilot",
      title: "Try it in two areas",
      purpose: "Hold the conversations in both areas at the same time.",
      arrangement: { kind: "at-once", parts: areas },
      form: areaForm,
      gate: groupAgrees,
      delivers: true,
    },
    {
      key: "evidence",
      kind: "learning-meeting",
      title: "Compare and join",
      purpose: "Say what each area found for each principle, then make one toolkit out of both.",
      arrangement: {
        kind: "at-once",
        parts: areas,
        join: { title: "Both areas together", form: joinedForm(principles) },
      },
      form: evidenceForm(principles),
      gate: groupAgrees,
    },
    {
      key: "decision",
      kind: "decision",
      title: "Share it or change it",
      purpose: "Decide together if the toolkit is ready for other areas.",
      arrangement: { kind: "one" },
      form: decisionForm,
      gate: groupAndLeadersAgree,
      goesTo: {
        section: "decision",
        field: "next",
        stages: { share: "share", change: "toolkit" },
      },
    },
    {
      key: "share",
      kind: "embed",
      title: "Share it and keep it alive",
      purpose: "Give it an owner and a day to look again, so that it lasts.",
      arrangement: { kind: "one" },
      form: shareForm,
      gate: groupAndLeadersAgree,
    },
  ],
};
