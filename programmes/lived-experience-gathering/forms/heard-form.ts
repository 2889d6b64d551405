import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What people said on the day, and what is made of it. */
export const heardForm: Form = {
  sections: [
    {
      key: "heard",
      title: "What we heard",
      fields: [
        lines("experiences", "What have people lived through?", [line("what", "In their words")]),
        lines("challenges", "What makes it hard?", [line("what", "What is hard")]),
        lines("solutions", "What could help?", [
          line("idea", "Idea"),
          line("next", "What we will do about it, or why not"),
        ]),
        words("changed", "What do we think now that we did not think before?"),
      ],
    },
    {
      key: "back",
      title: "How people hear back",
      fields: [
        words("how", "How will everybody who came hear what became of it?"),
        words("credit", "How are people thanked and named, if they wish to be?"),
      ],
    },
  ],
};
