import type { Template } from "../../domain/template.ts";
import { circleAgrees, write } from "../shared/gates.ts";
import { draftForm } from "./forms/draft-form.ts";
import { firstUseForm } from "./forms/first-use-form.ts";

/** People with lived experience and staff decide whether a pathway that the organisation wrote itself may be used. */
export const adoptATemplate: Template = {
  name: "adopt-a-template",
  version: 1,
  title: "Adopt a pathway of our own",
  summary: "Read a pathway that you wrote yourselves, and decide together if it may be used.",
  parameters: [
    { key: "pathway", label: "What is its short name?", kind: "text" },
    { key: "pathwayVersion", label: "Which version of it?", kind: "number" },
    {
      key: "fingerprint",
      label: "What is its fingerprint (SHA-256)?",
      hint: "Start from the page of your draft: it fills this in.",
      kind: "text",
    },
  ],
  circles: {
    deciders: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
  },
  declarations: [],
  steps: [
    {
      key: "decide",
      kind: "decide",
      title: "Decide about the pathway",
      purpose: "Read it together, step by step, and say if it may be used here.",
      parts: {
        kind: "one",
        blocks: [
          write(draftForm),
          {
            block: "session",
            key: "reading",
            title: "Read it together",
            held: 1,
            capacity: "training",
          },
          circleAgrees("deciders"),
        ],
      },
    },
    {
      key: "first-use",
      kind: "learn",
      title: "Look out for each other",
      purpose: "Say what to look out for when it is first used.",
      parts: { kind: "one", blocks: [write(firstUseForm), circleAgrees("deciders")] },
    },
  ],
};
