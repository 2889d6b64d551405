import type { Form } from "../../../domain/template.ts";
import { line, lines, people, words } from "../../shared/questions.ts";

/** Who works together, and what each brings. */
export const partnershipForm: Form = {
  sections: [
    {
      key: "partners",
      title: "Who works together",
      fields: [
        people("champions", "Who with lived experience leads?"),
        lines("brings", "What does each partner bring?", [
          line("who", "Group or ward"),
          line("what", "What they bring"),
        ]),
        words("say", "How do those with lived experience have the last word on their own stories?"),
      ],
    },
    {
      key: "change",
      title: "What should change",
      fields: [
        words("where", "Where in the hospital does stigma show up?"),
        words("better", "How will somebody who comes in notice that it got better?"),
      ],
    },
  ],
};
