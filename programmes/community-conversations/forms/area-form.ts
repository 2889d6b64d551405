import type { Form } from "../../../domain/template.ts";
import { baselineDay, count, day, line, people, words } from "../../shared/questions.ts";

/** How the toolkit is tried out in one area. Both areas answer the same questions, so that they can be compared. */
export const areaForm: Form = {
  sections: [
    {
      key: "plan",
      title: "The plan for this area",
      fields: [
        line("place", "Where do people meet?"),
        people("leaders", "Who leads the conversations?"),
        day("startsOn", "When is the first one?"),
        count("conversations", "How many are planned?", "conversations"),
        count("reach", "How many people do we hope will come?", "people"),
        words("invite", "How do we reach people who are often left out?"),
      ],
    },
    {
      key: "before",
      title: "How things are before",
      fields: [
        baselineDay("baselineOn", "When did we ask?", "It must be before the first conversation."),
        words("rights", "What do people here know and say about their rights?"),
        words("support", "Who helps if somebody gets upset?"),
      ],
    },
  ],
};
