import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** How staff are asked, so that nobody can be found out. */
export const surveyForm: Form = {
  sections: [
    {
      key: "survey",
      title: "The survey",
      hint: "Nobody can see who said what: not the boss, and not the people who run the survey.",
      fields: [
        words("why", "Why do we ask, and what happens with what people say?"),
        lines("asked", "Who is asked?", [line("whom", "Team or site")]),
        words("reach", "How do we reach those without a desk or a computer?"),
      ],
    },
  ],
};
