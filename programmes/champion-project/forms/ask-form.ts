import type { Form } from "../../../domain/template.ts";
import { words } from "../../shared/questions.ts";

/** What the project asks a panel for, before the two runs are linked. */
export const askForm: Form = {
  sections: [
    {
      key: "asking",
      title: "What we ask for",
      hint: "Link this run to the run of the panel that you ask. Then say that this is finished.",
      fields: [
        words("what", "What do you ask for, and what is it for?"),
        words("without", "What would you do without it?"),
      ],
    },
  ],
};
