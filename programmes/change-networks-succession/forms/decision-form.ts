import type { Form } from "../../../domain/template.ts";
import { oneOf, words } from "../../shared/questions.ts";

/** Whether the old way ends, and what takes its place. */
export const decisionForm: Form = {
  sections: [
    {
      key: "decision",
      title: "What happens now",
      fields: [
        oneOf("end", "Does the old way end?", [
          ["yes", "Yes"],
          ["no", "No: it stays as it is"],
        ]),
        words("instead", "What takes its place, or what stays?"),
        words("fair", "Why is that fairer?"),
      ],
    },
  ],
};
