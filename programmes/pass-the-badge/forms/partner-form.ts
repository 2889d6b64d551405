import type { Form } from "../../../domain/template.ts";
import { line, lines, words, yesNo } from "../../shared/questions.ts";

/** Who makes it with us. Their own experience counts. */
export const partnerForm: Form = {
  sections: [
    {
      key: "partner",
      title: "A creative partner",
      fields: [
        lines("looked", "Whom did we talk to?", [
          line("who", "Company or person"),
          line("liked", "What we liked"),
        ]),
        line("chosen", "Whom do we choose?"),
        yesNo("open", "Do they have lived experience, and are they open about it?"),
        words("why", "Why them?"),
        words("say", "What do they decide, and what do we?"),
      ],
    },
  ],
};
