import type { Form } from "../../../domain/template.ts";
import { count, dayAhead, people, words } from "../../shared/questions.ts";

/** How those who want to stay in touch are met again. */
export const networkForm: Form = {
  sections: [
    {
      key: "network",
      title: "Staying in touch",
      fields: [
        count("wish", "How many people said that we may ask them again?", "people"),
        people("keeper", "Who keeps in touch with them?"),
        words("what", "What will we ask them, and what will we not?"),
        words("leave", "How can somebody leave the network?"),
        dayAhead("nextOn", "When will they hear from us next?"),
      ],
    },
  ],
};
