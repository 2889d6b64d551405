import type { Form } from "../../../domain/template.ts";
import { baselineDay, count, day, line, lines, people, words } from "../../shared/questions.ts";

/** A test with a small group: its plan, its care for people, and how things stood before it. */
export const pilotForm: Form = {
  sections: [
    {
      key: "plan",
      title: "The small test",
      fields: [
        words("what", "What will we try out?"),
        line("where", "Where?"),
        day("startsOn", "When does it start?"),
        count("takingPart", "How many people will take part?", "people"),
        people("deliverers", "Who leads it?", "People with lived experience can lead it too."),
        words("lookFor", "What do we want to find out?"),
      ],
    },
    {
      key: "care",
      title: "Keeping people well",
      fields: [
        words("support", "Who helps if somebody gets upset?"),
        words("stop", "When would we stop the test?"),
      ],
    },
    {
      key: "before",
      title: "How things are before",
      fields: [
        baselineDay("baselineOn", "When did we look?", "It must be before the test starts."),
        lines("baseline", "What we saw", [
          line("indicator", "What did we look at?"),
          line("before", "What did we see?"),
        ]),
      ],
    },
  ],
};
