import type { Form } from "../../../domain/template.ts";
import { oneOf, words } from "../../shared/questions.ts";

/** What is left of it when the day to look again has come. */
export const reviewForm: Form = {
  sections: [
    {
      key: "review",
      title: "Does it still hold?",
      fields: [
        words("owner", "Does it still have an owner? What do they say?"),
        words("practice", "What is still done as we agreed, and what is not?"),
        words("people", "What do people with lived experience say now?"),
        oneOf("next", "What comes next?", [
          ["again", "Keep it, and set a new day"],
          ["change", "Go back and change it"],
          ["done", "It holds without us. We stop here."],
        ]),
        words("why", "Why?"),
      ],
    },
  ],
};
