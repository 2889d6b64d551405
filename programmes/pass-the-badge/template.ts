import type { Block, Template } from "../../domain/template.ts";
import { deliver, write, circleAgrees } from "../shared/gates.ts";
import { conceptForm } from "./forms/concept-form.ts";
import { finalForm } from "./forms/final-form.ts";
import { messagesForm } from "./forms/messages-form.ts";
import { partnerForm } from "./forms/partner-form.ts";
import { shortListForm } from "./forms/short-list-form.ts";

const groupAgrees = circleAgrees("group");

/** Every volunteer is asked, whether or not they were at the table. */
const volunteersChoose: Block = {
  block: "poll",
  key: "choose",
  question: "Which of these would you wear?",
  choose: "several",
  options: { section: "short", field: "list" },
  voters: "addresses",
  anonymous: false,
  open: { workingDays: 10 },
  reminders: [{ workingDays: 3 }],
  leastShare: 0.5,
};

/** A campaign that somebody with lived experience thought of, made together from the first idea to what goes out. */
export const passTheBadge: Template = {
  name: "pass-the-badge",
  version: 1,
  title: "A campaign made together",
  summary: "One person's idea grows with a partner and all volunteers into a campaign.",
  parameters: [],
  circles: {
    group: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
    champions: { of: [{ side: "pwle" }] },
  },
  declarations: [],
  steps: [
    {
      key: "concept",
      kind: "plan",
      title: "The idea",
      purpose: "Somebody with lived experience says what they have in mind.",
      parts: { kind: "one", blocks: [write(conceptForm, "champions"), groupAgrees] },
    },
    {
      key: "partner",
      kind: "plan",
      title: "A creative partner",
      purpose: "Choose who makes it with you.",
      parts: { kind: "one", blocks: [write(partnerForm), groupAgrees] },
    },
    {
      key: "messages",
      kind: "refine",
      title: "What it says",
      purpose: "Meet volunteers and work on the messages, round by round.",
      parts: {
        kind: "rounds",
        again: { section: "next", field: "again", is: "again" },
        blocks: [
          {
            block: "session",
            key: "talk",
            title: "Talk with volunteers",
            capacity: "co-facilitating",
            leads: "champions",
          },
          write(messagesForm),
          groupAgrees,
        ],
      },
    },
    {
      key: "choice",
      kind: "decide",
      title: "Ask all volunteers",
      purpose: "Every volunteer chooses from a short list, and then it is settled.",
      parts: {
        kind: "one",
        blocks: [
          write(shortListForm),
          volunteersChoose,
          { ...write(finalForm), key: "final" },
          groupAgrees,
        ],
      },
    },
    {
      key: "launch",
      kind: "roll-out",
      title: "It goes out",
      purpose: "People wear it and pass it on.",
      parts: { kind: "one", blocks: [deliver] },
    },
  ],
};
