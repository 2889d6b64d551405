import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What the project made of people, and what its Champion takes from it. */
export const lookingBackForm: Form = {
  sections: [
    {
      key: "back",
      title: "Looking back",
      fields: [
        words("changed", "What changed, and for whom?"),
        lines("said", "What did people say?", [line("what", "In their words")]),
        words("links", "Which ties grew between people?"),
        words("self", "What did you learn, and how are you now?"),
        words("next", "What happens with it now?"),
      ],
    },
  ],
};
