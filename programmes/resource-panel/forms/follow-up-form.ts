import type { Form } from "../../../domain/template.ts";
import { dayBefore, oneOf, pence, words } from "../../shared/questions.ts";

/** What became of the request, for those who asked and those who decided. */
export const followUpForm: Form = {
  sections: [
    {
      key: "outcome",
      title: "What became of it",
      fields: [
        oneOf("route", "How was it decided?", [
          ["panel", "By the panel"],
          ["small", "By the way for small requests"],
        ]),
        pence("paid", "How much was paid?", "In pounds, like 250 or 12.50. Nothing is 0."),
        dayBefore("toldOn", "When did the person who asked hear about it?"),
        words("reasons", "What reasons were they given?"),
        words("made", "What did the money make possible?"),
      ],
    },
  ],
};
