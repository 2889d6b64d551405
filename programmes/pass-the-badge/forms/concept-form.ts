import type { Form } from "../../../domain/template.ts";
import { line, people, words } from "../../shared/questions.ts";

/** An idea for a campaign, by somebody with lived experience. Its first version is kept for ever. */
export const conceptForm: Form = {
  sections: [
    {
      key: "concept",
      title: "The idea",
      fields: [
        line("name", "What is it called for now?"),
        words("what", "What is it, in a few sentences?"),
        words("feel", "What should people feel, and what should they do?"),
        people("whose", "Whose idea was it?"),
      ],
    },
  ],
};
