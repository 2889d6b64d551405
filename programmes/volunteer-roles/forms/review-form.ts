import type { Form } from "../../../domain/template.ts";
import { words } from "../../shared/questions.ts";

/** Whether the rule still does what it should. */
export const reviewForm: Form = {
  sections: [
    {
      key: "review",
      title: "Looking again",
      fields: [
        words("works", "Does it do what it should?"),
        words("next", "What happens with it now?"),
      ],
    },
  ],
};
