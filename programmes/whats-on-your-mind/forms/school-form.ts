import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** How it goes to one school. */
export const schoolForm: Form = {
  sections: [
    {
      key: "school",
      title: "This school",
      fields: [
        words("class", "For which class, and what does it need?"),
        lines("leads", "What is led by young people?", [line("what", "Part of the pack")]),
        words("there", "Which grown-up is there for them all day?"),
        words("after", "What happens if a pupil needs help?"),
      ],
    },
  ],
};
