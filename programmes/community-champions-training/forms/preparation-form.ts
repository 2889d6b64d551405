import type { Form } from "../../../domain/template.ts";
import { line, lines, people, words } from "../../shared/questions.ts";

/** Who comes, what they want from it, and what makes six days away from home possible. */
export const preparationForm: Form = {
  sections: [
    {
      key: "cohort",
      title: "Who comes",
      hint: "The same people stay together for all six days.",
      fields: [
        people("cohort", "Who takes part?"),
        lines("hopes", "What do people want to learn?", [line("hope", "Hope")]),
      ],
    },
    {
      key: "home",
      title: "Away from home",
      fields: [
        words("place", "What makes the place right for people to stay at?"),
        words("costs", "Which costs are paid, and when? Think of care at home too."),
        words("care", "Who is there for people, day and night?"),
      ],
    },
  ],
};
