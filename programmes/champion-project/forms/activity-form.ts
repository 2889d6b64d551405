import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** How one activity went. */
export const activityForm: Form = {
  sections: [
    {
      key: "activity",
      title: "How it went",
      fields: [
        words("went", "What happened?"),
        lines("learned", "What will you do the same way, or not again?", [line("what", "What")]),
      ],
    },
  ],
};
