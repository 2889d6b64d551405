import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What the old way did well and badly, by those who lived with it. */
export const reviewForm: Form = {
  sections: [
    {
      key: "review",
      title: "The way it was",
      fields: [
        lines("good", "What did it do well?", [line("what", "What")]),
        lines("bad", "What was not fair about it?", [line("what", "What")]),
        words("asked", "Whom did you ask, and who is still missing?"),
      ],
    },
  ],
};
