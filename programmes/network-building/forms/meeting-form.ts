import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, words } from "../../shared/questions.ts";

/** What a meeting led to, and whether something now has to be decided. */
export const meetingForm: Form = {
  sections: [
    {
      key: "meeting",
      title: "What came of the meeting",
      fields: [
        lines("links", "Who will do what with whom?", [line("what", "In a few words")]),
        words("matters", "What matters most to people now?"),
      ],
    },
    {
      key: "next",
      title: "What comes next",
      fields: [
        oneOf("next", "What comes next?", [
          ["meet", "We meet again"],
          ["decide", "There is something to decide"],
          ["rest", "We stop here for now"],
        ]),
      ],
    },
  ],
};
