import type { Form } from "../../../domain/template.ts";
import { line, words } from "../../shared/questions.ts";

/** What the people of the network decide together. */
export const decisionForm: Form = {
  sections: [
    {
      key: "decision",
      title: "What we decide",
      fields: [
        line("what", "What is it about?"),
        words("proposal", "What do we want to do?"),
        words("who", "Who does it, and with which help?"),
        words("if", "What happens if it does not work?"),
      ],
    },
  ],
};
