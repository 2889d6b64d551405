import type { Form } from "../../../domain/template.ts";
import { count, day, line, lines, optional, people, words } from "../../shared/questions.ts";

/** One place where it is delivered: what is planned there, and who delivers it. */
export const rollOutForm: Form = {
  sections: [
    {
      key: "plan",
      title: "The plan for this place",
      fields: [
        people("lead", "Who looks after this place?"),
        people(
          "deliverers",
          "Who will deliver it?",
          "People with lived experience should be among them.",
        ),
        day("startsOn", "When does it start?"),
        day("endsOn", "When does it end?"),
        count("sessions", "How many times will it happen?", "sessions"),
        count("reach", "How many people should it reach?", "people"),
      ],
    },
    {
      key: "fit",
      title: "Making it fit here",
      fields: [
        words("local", "What is different in this place?"),
        optional(
          lines("changes", "What do we change for it?", [
            line("change", "The change"),
            line("why", "Why?"),
          ]),
        ),
        words("harm", "Who looks out for harm here, and what do they do?"),
      ],
    },
  ],
};
