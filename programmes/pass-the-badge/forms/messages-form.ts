import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, words } from "../../shared/questions.ts";

/** What the campaign says, as volunteers and the partner work on it. */
export const messagesForm: Form = {
  sections: [
    {
      key: "messages",
      title: "What it says",
      fields: [
        lines("messages", "The messages so far", [line("text", "Message")]),
        words("said", "What did volunteers say about them?"),
        words("apart", "Where do people not agree? Keep it here: it is healthy."),
      ],
    },
    {
      key: "next",
      title: "What comes next",
      fields: [
        oneOf("again", "What comes next?", [
          ["again", "One more round"],
          ["list", "A short list"],
        ]),
      ],
    },
  ],
};
