import type { Form } from "../../../domain/template.ts";
import { line, lines, optional, pence, words } from "../../shared/questions.ts";

/** What is brought to the day, and what makes it possible to come. */
export const invitationForm: Form = {
  sections: [
    {
      key: "thinking",
      title: "What we think so far",
      hint: "Share it before the day, so that people can think about it too.",
      fields: [
        words("now", "What do we think now, in plain words?"),
        words("open", "What have we not made up our minds about?"),
        lines("questions", "What do we want to ask people?", [line("question", "Question")]),
      ],
    },
    {
      key: "coming",
      title: "What makes it possible to come",
      fields: [
        words("access", "How can people get in, hear, see and rest?"),
        words("travel", "How do people get there, and who pays?"),
        pence(
          "thanks",
          "What does each person get for their time?",
          "In pounds, like 25 or 12.50.",
        ),
        optional(words("support", "Who can people talk to on the day, and after it?")),
      ],
    },
  ],
};
