import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** Where people are now: what they have, what they can do, and what they care about. */
export const startForm: Form = {
  sections: [
    {
      key: "start",
      title: "Where people are now",
      hint: "Start where they are, not where you would like them to be.",
      fields: [
        words("bond", "What do these people share: a place, or something they care about?"),
        lines("has", "What is there already?", [
          line("what", "A room, a skill, a contact, an idea"),
          line("whose", "Which group has it"),
        ]),
        words("able", "What makes it hard to take part right now?"),
        words("staff", "What will staff do, and what will they leave to the people?"),
      ],
    },
  ],
};
