import type { Form } from "../../../domain/template.ts";
import { count, day, line, lines, optional, words } from "../../shared/questions.ts";

/** One check: what was delivered against the plan, what the indicators show, and what people say. */
export const monitorForm: Form = {
  sections: [
    {
      key: "delivery",
      title: "What was planned, and what was done",
      fields: [
        day("upTo", "Up to which day does this look?"),
        count("planned", "How many sessions were planned by then?", "sessions"),
        count("delivered", "How many took place?", "sessions"),
        count("reached", "How many people did they reach?", "people"),
        words("difference", "What is different from the plan, and why?"),
      ],
    },
    {
      key: "indicators",
      title: "What we see",
      fields: [
        lines("indicators", "What we looked at", [
          line("indicator", "What did we look at?"),
          line("before", "Before"),
          line("now", "Now"),
          line("says", "What does this tell us?"),
        ]),
      ],
    },
    {
      key: "voices",
      title: "What people say",
      fields: [
        words("voices", "What do people who took part say?"),
        words("harm", "Was anybody hurt or upset? What did we do?"),
      ],
    },
    {
      key: "response",
      title: "What we do now",
      fields: [
        optional(
          lines("actions", "What we will do", [
            line("action", "What?"),
            line("who", "Who?"),
            day("by", "By when?"),
          ]),
        ),
        words("why", "Why this, or why nothing?"),
      ],
    },
  ],
};
