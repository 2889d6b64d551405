import type { Form } from "../../../domain/template.ts";
import { dayAhead, line, oneOf, upload, words } from "../../shared/questions.ts";

/** A rule for volunteers, made better by volunteers. */
export const policyForm: Form = {
  sections: [
    {
      key: "policy",
      title: "The rule",
      fields: [
        line("name", "Which rule is it?"),
        upload("file", "The rule as it now reads", ["application/pdf", "text/plain"]),
        words("changed", "What is different, and who asked for it?"),
        dayAhead("reviewOn", "When will it be looked at again?"),
      ],
    },
    {
      key: "next",
      title: "Is it done?",
      fields: [
        oneOf("again", "Is it done?", [
          ["again", "No: one more round"],
          ["done", "Yes"],
        ]),
      ],
    },
  ],
};
