import type { Form } from "../../../domain/template.ts";
import { line, lines, optional, pence, words } from "../../shared/questions.ts";

/** What the panel is asked to say yes or no to. */
export const decisionForm: Form = {
  sections: [
    {
      key: "proposal",
      title: "What the panel decides about",
      fields: [
        words("what", "What would be paid for?"),
        pence("amount", "How much would be paid?", "In pounds, like 250 or 12.50."),
        optional(
          lines("conditions", "What must be true for the money to be paid?", [
            line("condition", "The condition"),
            line("why", "Why?"),
          ]),
        ),
        words("fit", "How does it fit what the panel looks at?"),
      ],
    },
  ],
};
