import type { Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { groupForm } from "../shared/group-form.ts";
import { packForm } from "./forms/pack-form.ts";
import { schoolForm } from "./forms/school-form.ts";
import { yearForm } from "./forms/year-form.ts";

const CONSENT = "take-part";

const groupAgrees = circleAgrees("group", {
  notice: { workingDays: 5 },
  due: { workingDays: 15 },
  reminders: [{ workingDays: 5 }],
  extension: { workingDays: 10 },
});

/** A pack about how one is, made with young people who then lead it in schools. */
export const whatsOnYourMind: Template = {
  name: "whats-on-your-mind",
  version: 1,
  title: "A pack for schools",
  summary: "Young people make a pack about how we are, and lead it in schools.",
  parameters: [
    {
      key: "ownConsent",
      label: "From which age do young people say yes for themselves?",
      hint: "Under that age a parent or guardian says yes too. A young person's no always counts.",
      kind: "number",
      unit: "years",
    },
    {
      key: "years",
      label: "For how many years do you look back each year?",
      kind: "number",
      unit: "years",
      default: 2,
    },
    {
      key: "yearLength",
      label: "How long is it from one look back to the next?",
      kind: "period",
      default: { months: 12 },
    },
  ],
  circles: {
    group: {
      of: [
        { side: "pwle", roles: ["decision-maker"], declares: [CONSENT], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
    young: { of: [{ side: "pwle", roles: ["decision-maker"] }] },
    leading: { of: [{ side: "pwle", declares: [CONSENT] }] },
    qualified: {
      of: [
        { side: "staff", declares: ["first-aid"] },
        { side: "pwle", declares: ["first-aid", CONSENT] },
      ],
    },
  },
  declarations: [
    {
      key: CONSENT,
      label: "I know what this is about, and I want to take part.",
      guardian: true,
    },
    {
      key: "first-aid",
      label: "I am trained to teach first aid for the mind.",
    },
  ],
  steps: [
    {
      key: "group",
      kind: "form-group",
      title: "Form the group",
      purpose: "Young people and staff agree how they work together.",
      parts: { kind: "one", blocks: [write(groupForm), groupAgrees] },
    },
    {
      key: "pack",
      kind: "refine",
      title: "Make the pack",
      purpose: "Make it, try it and change it, for as long as it takes.",
      needs: [{ declared: CONSENT, by: "either", of: "young" }],
      parts: {
        kind: "rounds",
        again: { section: "round", field: "again", is: "again" },
        blocks: [
          {
            block: "session",
            key: "work",
            title: "Working on the pack",
            capacity: "training",
          },
          write(packForm),
          groupAgrees,
        ],
      },
    },
    {
      key: "schools",
      kind: "roll-out",
      title: "In schools",
      purpose: "Young people lead it, one school after another.",
      parts: {
        kind: "added",
        blocks: [
          write(schoolForm),
          groupAgrees,
          { block: "session", key: "lesson", title: "The lesson", leads: "leading" },
          {
            block: "session",
            key: "first-aid",
            title: "First aid for the mind",
            leads: "qualified",
          },
        ],
      },
    },
    {
      key: "years",
      kind: "monitor",
      title: "Year by year",
      purpose: "Look back each year, and mend the pack if it needs it.",
      parts: {
        kind: "repeats",
        count: "years",
        every: "yearLength",
        blocks: [write(yearForm), groupAgrees],
      },
      next: [
        { when: { section: "year", field: "pack", is: "yes" }, to: "pack" },
        { when: { section: "year", field: "pack", is: "no" }, to: "end" },
      ],
    },
  ],
};
