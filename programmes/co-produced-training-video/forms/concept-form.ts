import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";
import { readiness } from "./readiness.ts";

/** What the film is for, and what it wants to say. */
export const conceptForm: Form = {
  sections: [
    {
      key: "concept",
      title: "What the film is for",
      fields: [
        words("whom", "Who will watch it, and where?"),
        lines("messages", "What should they take with them?", [line("message", "Message")]),
        words("stories", "Whose stories does it tell, and who chooses them?"),
        words("style", "How should it look and sound?"),
      ],
    },
    readiness("concept"),
  ],
};
