import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, upload, words } from "../../shared/questions.ts";

/** A pack for schools, as young people and staff make it over two years. */
export const packForm: Form = {
  sections: [
    {
      key: "pack",
      title: "The pack",
      fields: [
        upload("file", "The pack as it is now", ["application/pdf"]),
        lines("parts", "What is in it?", [line("part", "Part"), line("whose", "Whose idea")]),
        words("said", "What did young people say, and what did it change?"),
        words("safe", "How is nobody hurt by using it in class?"),
      ],
    },
    {
      key: "round",
      title: "Is it ready?",
      fields: [
        oneOf("again", "Is it ready for schools?", [
          ["again", "No: one more round"],
          ["ready", "Yes"],
        ]),
      ],
    },
  ],
};
