import type { Form } from "../../../domain/template.ts";
import { words } from "../../shared/questions.ts";

/** What a later survey says beside the first. */
export const checkForm: Form = {
  sections: [
    {
      key: "check",
      title: "What changed",
      fields: [
        words("better", "What got better, and what got worse?"),
        words("next", "What do we do about it?"),
      ],
    },
  ],
};
