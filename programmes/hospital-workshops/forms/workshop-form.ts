import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

/** One workshop for one group of staff. */
export const workshopForm: Form = {
  sections: [
    {
      key: "plan",
      title: "The plan",
      fields: [
        line("whom", "For which staff?", "Like: dieticians, nurses, new doctors."),
        words("contact", "How do staff and people with lived experience talk as equals?"),
        lines("parts", "What happens?", [line("what", "What"), line("who", "Who leads it")]),
        words("care", "How is nobody hurt by telling or hearing a story?"),
      ],
    },
  ],
};
