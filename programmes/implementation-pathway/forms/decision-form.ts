import type { Form } from "../../../domain/template.ts";
import { lines, line, oneOf, words } from "../../shared/questions.ts";

/** Keep it, grow it, or change it. */
export const decisionForm: Form = {
  sections: [
    {
      key: "decision",
      title: "What happens next",
      fields: [
        oneOf("next", "What do we choose?", [
          ["sustain", "Keep it going"],
          ["scale", "Take it to more places"],
          ["refine", "Change it first"],
        ]),
        words("why", "Why?", "Say what in the results leads to this."),
        words("against", "What speaks against it?"),
      ],
    },
    {
      key: "needs",
      title: "What it takes",
      fields: [
        lines("needs", "What must be there for it to work", [
          line("need", "What?"),
          line("who", "Who makes sure of it?"),
        ]),
      ],
    },
  ],
};
