import type { Form } from "../../../domain/template.ts";
import { day, line, lines, pence, words, yesNo } from "../../shared/questions.ts";

/** What somebody asks for. `asked` is what the threshold looks at, with what linked requests ask for. */
export const requestForm: Form = {
  sections: [
    {
      key: "idea",
      title: "The idea",
      fields: [
        words("what", "What do you want to do?"),
        words("change", "How will it help to end stigma?"),
        line("whom", "Who is it for?"),
        day("startsOn", "When would it start?"),
      ],
    },
    {
      key: "money",
      title: "What it needs",
      fields: [
        lines("items", "What is the money for?", [
          line("item", "What?"),
          pence("cost", "What does it cost?", "In pounds, like 12.50."),
        ]),
        pence("asked", "How much do you ask for in all?", "In pounds, like 250 or 12.50."),
        yesNo(
          "linked",
          "Is this part of something that you asked for before, or will ask for?",
          "If so, link this run to the other one. The two can count as one.",
        ),
      ],
    },
  ],
};
