import type { Form } from "../../../domain/template.ts";
import { dayBefore, line, lines, people, words } from "../../shared/questions.ts";

/** What the learning meeting found. */
export const learningForm: Form = {
  sections: [
    {
      key: "meeting",
      title: "The meeting",
      fields: [dayBefore("heldOn", "When was it?"), people("present", "Who was there?")],
    },
    {
      key: "lessons",
      title: "What we learned",
      fields: [
        lines("worked", "What worked well?", [
          line("what", "What?"),
          line("why", "How do we know?"),
        ]),
        lines("improve", "What should be better?", [
          line("what", "What?"),
          line("how", "How could it be better?"),
        ]),
        words("surprise", "What did we not expect?"),
      ],
    },
    {
      key: "together",
      title: "How we worked together",
      fields: [
        words("influence", "What would be different if people with lived experience had no say?"),
        words("power", "Where did some people still have more power than others?"),
        words("promises", "Did we keep our promises to each other?"),
      ],
    },
    {
      key: "sharing",
      title: "Telling others",
      fields: [words("share", "Who should hear about this, and how will we tell them?")],
    },
  ],
};
