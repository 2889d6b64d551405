import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What grew between people, and what each wants to do now. */
export const closingForm: Form = {
  sections: [
    {
      key: "closing",
      title: "What comes next",
      fields: [
        words("ties", "Which ties grew between people?"),
        lines("next", "What do people want to do now?", [line("what", "What, and who")]),
        words("missed", "Who missed days, and how can they make up for them?"),
      ],
    },
  ],
};
