import type { Form } from "../../../domain/template.ts";
import { line, lines, people, words } from "../../shared/questions.ts";

/** Who sits on the panel, and how it stays fair. The rules that the adopter stated stand with the run itself. */
export const panelForm: Form = {
  sections: [
    {
      key: "seats",
      title: "Who sits on the panel",
      fields: [
        people(
          "champions",
          "Which two people with lived experience sit on it?",
          "They have said that they will not need money for a project of their own.",
        ),
        people("team", "Which two people from the delivery team sit on it?"),
        people("keeper", "Who writes things down and takes no part in deciding?"),
      ],
    },
    {
      key: "fairness",
      title: "How we stay fair",
      fields: [
        lines("looksAt", "What do we look at in a request?", [line("what", "We look at")]),
        words("knowing", "What do we do if one of us knows the person who asks?"),
        words("power", "How do we make sure that each of the four has the same say?"),
        words("telling", "How and when does the person who asked hear from us?"),
      ],
    },
  ],
};
