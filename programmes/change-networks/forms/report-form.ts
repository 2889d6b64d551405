import type { Form } from "../../../domain/template.ts";
import { words } from "../../shared/questions.ts";

/** What a grant made possible. */
export const reportForm: Form = {
  sections: [
    {
      key: "report",
      title: "What it made possible",
      fields: [
        words("made", "What did the money make possible?"),
        words("learned", "What was hard?"),
      ],
    },
  ],
};
