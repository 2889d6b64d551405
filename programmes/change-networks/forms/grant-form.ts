import type { Form } from "../../../domain/template.ts";
import { line, pence, words } from "../../shared/questions.ts";

/** What a network asks a grant for. */
export const grantForm: Form = {
  sections: [
    {
      key: "grant",
      title: "The grant",
      fields: [
        line("network", "Which network asks for it?"),
        words("what", "What will it be used for?"),
        pence("amount", "How much?", "In pounds, like 250 or 12.50."),
      ],
    },
  ],
};
