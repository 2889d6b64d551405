import type { Form } from "../../../domain/template.ts";
import { oneOf, words } from "../../shared/questions.ts";

/** Share the toolkit, or go back to it. */
export const decisionForm: Form = {
  sections: [
    {
      key: "decision",
      title: "What happens next",
      fields: [
        oneOf("next", "What do we choose?", [
          ["share", "Share it with other areas"],
          ["change", "Go back and change it"],
        ]),
        words("why", "Why?"),
        words("credit", "How do we name the people who made it?"),
      ],
    },
  ],
};
