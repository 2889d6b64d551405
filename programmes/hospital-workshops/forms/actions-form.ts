import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What staff said that they will do. */
export const actionsForm: Form = {
  sections: [
    {
      key: "actions",
      title: "What staff will do",
      fields: [
        lines("actions", "What do they want to do?", [
          line("what", "Action"),
          line("ask", "When will we ask how it went?"),
        ]),
        words("hard", "What makes it hard for them?"),
      ],
    },
  ],
};
