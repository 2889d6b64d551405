import type { Form } from "../../../domain/template.ts";
import { line, words } from "../../shared/questions.ts";

/** What became final, beside what was asked for and what it was at first. */
export const finalForm: Form = {
  sections: [
    {
      key: "final",
      title: "The campaign",
      fields: [
        line("message", "What does it say?"),
        words("poll", "How does it fit what volunteers chose? If it does not, why?"),
        words("differs", "What is different from the first idea, and why?"),
        words("apart", "Who still sees it another way, and what do they say?"),
      ],
    },
  ],
};
