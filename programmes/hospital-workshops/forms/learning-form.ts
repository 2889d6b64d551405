import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What all workshops together showed. */
export const learningForm: Form = {
  sections: [
    {
      key: "learning",
      title: "What we learned",
      fields: [
        words("changed", "What changed from before to after, and what did not?"),
        lines("done", "Which actions were really done?", [line("what", "Action")]),
        words("leading", "How was it for those who led?"),
        words("next", "What do we do next, and where?"),
      ],
    },
  ],
};
