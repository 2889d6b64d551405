import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What those who came valued, in their own words, and what is better next time. */
export const valuedForm: Form = {
  sections: [
    {
      key: "valued",
      title: "What people valued",
      fields: [
        lines("said", "What did people say about the day?", [line("what", "In their words")]),
        words("missed", "Who did not come, and how were they thanked?"),
        words("next", "What do we do next time?"),
      ],
    },
  ],
};
