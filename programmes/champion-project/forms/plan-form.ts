import type { Form } from "../../../domain/template.ts";
import { dayAhead, line, lines, oneOf, optional, pence, words } from "../../shared/questions.ts";

/** A project that a Champion thought of. */
export const planForm: Form = {
  sections: [
    {
      key: "idea",
      title: "The idea",
      fields: [
        words("what", "What do you want to do?"),
        words("why", "Why do you think that it will change something?"),
        words("whom", "Who is it for, and how do they hear of it?"),
        lines("activities", "What will happen?", [line("what", "What, and where")]),
        dayAhead("startsOn", "When does it start?"),
      ],
    },
    {
      key: "care",
      title: "Looking after people",
      fields: [
        words("own", "How do you look after yourself?"),
        words("others", "How are those who come kept safe?"),
        words("staff", "What help do you want from staff, and what not?"),
      ],
    },
    {
      key: "money",
      title: "Money",
      fields: [
        oneOf("needs", "Does it need money?", [
          ["no", "No"],
          ["yes", "Yes"],
        ]),
        optional(pence("amount", "How much?", "In pounds, like 250 or 12.50.")),
      ],
    },
  ],
};
