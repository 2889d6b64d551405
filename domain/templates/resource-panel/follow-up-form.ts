import type { Form } from "../../template.ts";
import { day, oneOf, pence, words } from "../questions.ts";

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
        pence("paid", "How much was paid?", "In pence: £250 is 25000. Nothing is 0."),
        day("toldOn", "When did the person who asked hear about it?"),
        words("reasons", "What reasons were they given?"),
        words("made", "What did the money make possible?"),
      ],
    },
  ],
};
