import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, words } from "../../shared/questions.ts";

/** One round of making it better, with its reasons. */
export const refineForm: Form = {
  sections: [
    {
      key: "learned",
      title: "What we learned",
      fields: [
        lines("learned", "What did people tell us?", [
          line("heard", "What we heard or saw"),
          oneOf("from", "From whom?", [
            ["lived", "People with lived experience"],
            ["took-part", "People who took part"],
            ["staff", "Staff"],
            ["figures", "Our numbers"],
            ["other", "Others"],
          ]),
        ]),
      ],
    },
    {
      key: "changes",
      title: "What we change",
      fields: [
        lines("changes", "The changes", [
          line("change", "What do we change?"),
          line("why", "Why?", "Name what you heard that led to it."),
        ]),
        words("unchanged", "What do we leave as it is, though somebody asked, and why?"),
      ],
    },
    {
      key: "next",
      title: "Are we ready?",
      fields: [
        oneOf("again", "What comes next?", [
          ["again", "Try again, and make it better once more"],
          ["ready", "It is ready for more places"],
        ]),
        words("reason", "Why?"),
      ],
    },
  ],
};
