import type { Form } from "../../../domain/template.ts";
import { line, words } from "../../shared/questions.ts";

/** One action of the plan. */
export const actionForm: Form = {
  sections: [
    {
      key: "action",
      title: "The action",
      fields: [
        line("what", "What is done?"),
        words("how", "How is it done, and who helps?"),
        words("sign", "How will staff notice?"),
      ],
    },
  ],
};
