import type { Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { heardForm } from "./forms/heard-form.ts";
import { invitationForm } from "./forms/invitation-form.ts";
import { networkForm } from "./forms/network-form.ts";

/** Those with lived experience who helped to run the day say whether it was heard right. */
const heardRight = circleAgrees("hosts", { key: "heard-right" });

/** One day on which people with lived experience are heard, and from which a network grows. */
export const livedExperienceGathering: Template = {
  name: "lived-experience-gathering",
  version: 1,
  title: "Gathering of people with lived experience",
  summary: "Share what you think so far, hear what people live through, and find ways forward.",
  parameters: [
    {
      key: "day",
      label: "On which day do people meet?",
      kind: "date",
    },
  ],
  circles: {
    hosts: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["facilitator"] },
      ],
    },
  },
  declarations: [
    {
      key: "stay-in-touch",
      label: "You may ask me again about work like this.",
    },
  ],
  steps: [
    {
      key: "invitation",
      kind: "plan",
      title: "Get ready and invite",
      purpose: "Say openly what you think so far, and make it possible to come.",
      parts: { kind: "one", blocks: [write(invitationForm)] },
    },
    {
      key: "gathering",
      kind: "meet",
      title: "The day itself",
      purpose: "People tell what they live through, what is hard, and what could help.",
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
      key: "heard",
      kind: "meet",
      title: "What we heard",
      purpose: "Write down what was said, and check it with those who said it.",
      parts: { kind: "one", blocks: [write(heardForm), heardRight] },
    },
    {
      key: "network",
      kind: "meet",
      title: "Stay in touch",
      purpose: "Keep the promise to those who said that you may ask them again.",
      parts: { kind: "one", blocks: [write(networkForm)] },
    },
  ],
};
