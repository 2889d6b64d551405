import type { Form } from "../../../domain/template.ts";
import { oneOf, pence, words } from "../../shared/questions.ts";

/** What the panel answered, and what its Champion makes of that. */
export const answerForm: Form = {
  sections: [
    {
      key: "answer",
      title: "The answer",
      fields: [
        words("said", "What did the panel say, and why?"),
        pence("given", "How much do you get?", "In pounds, like 250 or 12.50. Nothing is 0."),
        words("changes", "What will be different from the plan now?"),
        oneOf("onward", "What now?", [
          ["go-on", "We do it"],
          ["stop", "We stop here, and look back"],
        ]),
      ],
    },
  ],
};
