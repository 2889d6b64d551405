import type { Form } from "../../../domain/template.ts";
import { line, lines, optional, people, words } from "../../shared/questions.ts";

/** Who is thanked, for what, and how the day suits them. */
export const planForm: Form = {
  sections: [
    {
      key: "thanks",
      title: "What we are thankful for",
      fields: [
        lines("work", "What did volunteers do this year?", [line("what", "What they did")]),
        optional(people("named", "Who would like to be named on the day?")),
        words("how", "How do we show that we mean it?"),
      ],
    },
    {
      key: "day",
      title: "A day that people enjoy",
      fields: [
        words("programme", "What happens on the day?"),
        words("access", "How can everybody come, hear, see and rest?"),
        words("costs", "Which costs do we pay, and when?"),
      ],
    },
  ],
};
