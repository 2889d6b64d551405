import type { Form } from "../../../domain/template.ts";
import { dayAhead, line, lines, people, words } from "../../shared/questions.ts";

/** What is still under way, and how nobody is left alone with it. */
export const handOverForm: Form = {
  sections: [
    {
      key: "handOver",
      title: "The hand-over",
      fields: [
        lines("running", "What is still under way?", [
          line("what", "Grant or project"),
          line("until", "Until when"),
        ]),
        words("kept", "How is each promise kept?"),
        people("asks", "Whom can people ask?"),
        words("told", "How does everybody hear of it?"),
        dayAhead("lastOn", "When does the last one end?"),
      ],
    },
  ],
};
