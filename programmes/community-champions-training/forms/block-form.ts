import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What a block of two days was about, and what people take with them. Each block asks it anew. */
const whatHappened = (first: string): Form => ({
  sections: [
    {
      key: "topics",
      title: "What these days were about",
      fields: [
        words("topics", first),
        lines("led", "What did people lead or shape themselves?", [line("what", "What it was")]),
      ],
    },
    {
      key: "people",
      title: "How people were",
      fields: [
        words("skills", "What can people do now that they could not do before?"),
        words("care", "How did people look after themselves and each other?"),
        words("better", "What should the next days do better?"),
      ],
    },
  ],
});

export const powerForm = whatHappened(
  "What did you learn about power, and about who has it and who does not?",
);

export const rightsForm = whatHappened("What did you learn about human rights, and about stigma?");

export const projectForm = whatHappened("Which ideas for projects came up, and who plans which?");
