import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, optional, words } from "../../shared/questions.ts";

/** The PANEL principles, in the order of their name. */
export const principles = [
  ["participation", "Having a say"],
  ["accountability", "Keeping promises"],
  ["non-discrimination", "Fair to everyone"],
  ["empowerment", "Knowing and using your rights"],
  ["legality", "What the law says"],
] as const;

/** One draft of the toolkit: its purpose, its activities, and the principle that each brings to life. */
export const toolkitForm: Form = {
  sections: [
    {
      key: "purpose",
      title: "What the toolkit is for",
      fields: [
        words("purpose", "What should people be able to do after a conversation?"),
        words("audience", "Who is it for?"),
      ],
    },
    {
      key: "activities",
      title: "What is in it",
      hint: "Each principle needs at least one activity.",
      fields: [
        lines("activities", "The activities", [
          line("activity", "What do people do?"),
          oneOf("principle", "Which principle is it about?", principles),
          line("time", "How long does it take?"),
          line("from", "Whose idea was it?", "Say which part of the group, not a name."),
        ]),
        words("leaders", "Who can lead it, and what do they need to learn first?"),
        words("care", "How do we keep people well while they talk about hard things?"),
      ],
    },
    {
      key: "next",
      title: "Is this draft ready?",
      fields: [
        oneOf("again", "What comes next?", [
          ["again", "We make another draft"],
          ["ready", "It is ready to try out"],
        ]),
        words("reason", "Why?"),
        optional(words("dropped", "What did we leave out, and why?")),
      ],
    },
  ],
};
