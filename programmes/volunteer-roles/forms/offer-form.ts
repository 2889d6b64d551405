import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What there is to do, for each to choose from. */
export const offerForm: Form = {
  sections: [
    {
      key: "offer",
      title: "What there is to do",
      fields: [
        lines("roles", "What can people do?", [
          line("role", "Like: speak, lead workshops, shape rules, help at events"),
          line("needs", "What it takes, and what one gets back"),
        ]),
        words("change", "How can somebody change what they do, or stop?"),
      ],
    },
  ],
};
