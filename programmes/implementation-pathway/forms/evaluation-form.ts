import type { Form } from "../../../domain/template.ts";
import { baselineDay, day, line, lines, oneOf, words } from "../../shared/questions.ts";

/** How change will be seen: indicators with a method, before and after. */
export const evaluationForm: Form = {
  sections: [
    {
      key: "indicators",
      title: "How we will know",
      hint: "It can be small: a few good questions are enough.",
      fields: [
        lines("indicators", "What we will look at", [
          line("indicator", "What do we look at?"),
          line("outcome", "Which change does it show?"),
          oneOf("method", "How?", [
            ["survey", "A survey"],
            ["interview", "Interviews"],
            ["feedback", "A feedback form"],
            ["service-data", "Numbers from the service"],
            ["instrument", "A scale made by researchers"],
            ["other", "Another way"],
          ]),
          day("before", "When do we look before we start?"),
          day("after", "When do we look again?"),
          line("who", "Who does it?"),
        ]),
        baselineDay(
          "baselineBy",
          "By when do we have all the answers from before?",
          "It must be before the small test starts, or we cannot show a change.",
        ),
      ],
    },
    {
      key: "care",
      title: "Taking care of what people tell us",
      fields: [
        words("consent", "How do people choose if they want to answer?"),
        words("keep", "Where are the answers kept, and who can see them?"),
        words("share", "How do the people who answered get to see what came of it?"),
      ],
    },
  ],
};
