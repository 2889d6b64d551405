import type { Form } from "../../../domain/template.ts";
import { line, lines, words } from "../../shared/questions.ts";

const how = (did: string): Form => ({
  sections: [
    {
      key: "year",
      title: "How it went",
      fields: [
        lines("did", did, [line("what", "What, and where")]),
        words("support", "What helped, and what was missing?"),
        words("next", "What do you want to do next?"),
      ],
    },
  ],
});

export const speakingForm = how("Where did people speak?");
export const workshopsForm = how("Which workshops were led?");
export const eventsForm = how("Which events were there?");
