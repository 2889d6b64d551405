import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** What staff and volunteers plan together, from the day on which they learned together. */
export const jointPlanForm: Form = {
  sections: [
    {
      key: "plan",
      title: "What we plan together",
      fields: [
        lines("plans", "What will we do this year?", [
          line("what", "What"),
          line("who", "Who, of volunteers and of staff"),
        ]),
        words("learned", "What did we learn from each other?"),
      ],
    },
  ],
};
