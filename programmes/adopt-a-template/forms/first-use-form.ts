import type { Form } from "../../../domain/template.ts";
import { dayAhead, line, lines, words } from "../../shared/questions.ts";

/** What the group looks out for when the pathway is first used. */
export const firstUseForm: Form = {
  sections: [
    {
      key: "first-use",
      title: "The first time that it is used",
      fields: [
        lines("watch", "What do we look out for?", [line("what", "What")]),
        words("stop", "When do we say that it must be changed?"),
        dayAhead("reviewOn", "When do we look at it again?"),
      ],
    },
  ],
};
