import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, words } from "../../shared/questions.ts";

/** What the survey showed, and what is done about it. */
export const planForm: Form = {
  sections: [
    {
      key: "shown",
      title: "What the survey showed",
      fields: [
        words("worst", "Where is it worst, and for whom?"),
        words("well", "What goes well already?"),
      ],
    },
    {
      key: "actions",
      title: "What we do first",
      fields: [
        lines("actions", "What will be done?", [
          line("what", "Action"),
          line("from", "What in the survey it comes from"),
          line("who", "Which job makes sure of it"),
        ]),
        words("not", "What do we leave for later, and why?"),
      ],
    },
    {
      key: "next",
      title: "Is the plan ready?",
      fields: [
        oneOf("again", "Is the plan ready?", [
          ["again", "No: one more round"],
          ["ready", "Yes"],
        ]),
      ],
    },
  ],
};
