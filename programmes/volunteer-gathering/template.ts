import type { Template } from "../../domain/template.ts";
import { write } from "../shared/gates.ts";
import { planForm } from "./forms/plan-form.ts";
import { valuedForm } from "./forms/valued-form.ts";

/** A day to thank those who gave their time. It decides nothing, and is judged as what it is. */
export const volunteerGathering: Template = {
  name: "volunteer-gathering",
  version: 1,
  title: "Volunteer gathering",
  summary: "Meet to thank the people who gave their time, and hear what they valued.",
  parameters: [{ key: "day", label: "On which day do you meet?", kind: "date" }],
  circles: {
    hosts: {
      of: [
        { side: "pwle", roles: ["facilitator", "deliverer"] },
        { side: "staff", roles: ["facilitator", "deliverer"] },
      ],
    },
  },
  declarations: [],
  joins: [{ side: "pwle", roles: ["contributor"] }],
  steps: [
    {
      key: "plan",
      kind: "plan",
      title: "Plan the day",
      purpose: "Say what you are thankful for, and make it a day that people enjoy.",
      parts: { kind: "one", blocks: [write(planForm)] },
    },
    {
      key: "gathering",
      kind: "meet",
      title: "The day itself",
      purpose: "Meet, eat, and say thank you.",
      parts: {
        kind: "one",
        blocks: [
          {
            block: "session",
            key: "day",
            title: "The gathering",
            leads: "hosts",
            onDay: "day",
            voices: true,
          },
        ],
      },
    },
    {
      key: "valued",
      kind: "meet",
      title: "What people valued",
      purpose: "Write down what people said, and what is better next time.",
      parts: { kind: "one", blocks: [write(valuedForm)] },
    },
  ],
};
