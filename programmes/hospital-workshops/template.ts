import type { Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { actionsForm } from "./forms/actions-form.ts";
import { learningForm } from "./forms/learning-form.ts";
import { partnershipForm } from "./forms/partnership-form.ts";
import { workshopForm } from "./forms/workshop-form.ts";

const partnersAgree = circleAgrees("partners");

/** Workshops in a hospital, one group of staff after another, led by people with lived experience. */
export const hospitalWorkshops: Template = {
  name: "hospital-workshops",
  version: 1,
  title: "Workshops in a hospital",
  summary:
    "People with lived experience and hospital staff meet as equals, and look at what changed.",
  parameters: [],
  circles: {
    partners: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
        { side: "stakeholder", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
    leaders: { of: [{ side: "pwle", roles: ["deliverer", "facilitator"] }] },
  },
  declarations: [],
  indicators: [
    {
      key: "aware",
      label: "How well staff know what stigma does to people",
      unit: "points from 1 to 5",
      better: "higher",
    },
    {
      key: "sure",
      label: "How sure staff are that they can do something about it",
      unit: "points from 1 to 5",
      better: "higher",
    },
  ],
  steps: [
    {
      key: "partnership",
      kind: "form-group",
      title: "Work together",
      purpose: "The hospital and those with lived experience agree who does what.",
      parts: { kind: "one", blocks: [write(partnershipForm), partnersAgree] },
    },
    {
      key: "workshops",
      kind: "roll-out",
      title: "The workshops",
      purpose: "Meet one group of staff after another, and look before and after.",
      parts: {
        kind: "added",
        blocks: [
          write(workshopForm),
          partnersAgree,
          { block: "measure", key: "before", point: "before", indicators: ["aware", "sure"] },
          {
            block: "session",
            key: "workshop",
            title: "Workshop",
            leads: "leaders",
          },
          { block: "measure", key: "after", point: "after", indicators: ["aware", "sure"] },
          { ...write(actionsForm), key: "actions" },
        ],
      },
    },
    {
      key: "learning",
      kind: "learn",
      title: "What it changed",
      purpose: "Compare before and after, and ask what was really done.",
      parts: { kind: "one", blocks: [write(learningForm), partnersAgree] },
    },
  ],
};
