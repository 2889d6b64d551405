import type { Form } from "../../../domain/template.ts";
import { oneOf, words } from "../../shared/questions.ts";

/** A look back, year after year. */
export const yearForm: Form = {
  sections: [
    {
      key: "year",
      title: "This year",
      fields: [
        words("went", "How did it go in schools?"),
        words("young", "How is it for the young people who lead?"),
        oneOf("pack", "Does the pack need work?", [
          ["no", "No"],
          ["yes", "Yes"],
        ]),
      ],
    },
  ],
};
