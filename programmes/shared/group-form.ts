import type { Form } from "../../domain/template.ts";
import { dayAhead, line, lines, optional, people, words } from "./questions.ts";

/** Who is in the group, how it works together, and the six qualities that it holds itself to. */
export const groupForm: Form = {
  sections: [
    {
      key: "people",
      title: "Who is in the group",
      fields: [
        people("chairs", "Who leads the meetings?", "Two people can share this."),
        people("coordinators", "Who keeps things moving between meetings?"),
        people(
          "deciders",
          "Who decides?",
          "People with lived experience must be among them, with the same say as all the others.",
        ),
        optional(words("missing", "Who is not here yet, and how will we reach them?")),
      ],
    },
    {
      key: "agreement",
      title: "How we work together",
      hint: "This is your promise to each other. Write it in your own words.",
      fields: [
        lines("promises", "What do we promise each other?", [line("promise", "We promise to")]),
        words("disagreement", "What do we do when we do not agree?"),
        words("badDay", "What can somebody do on a bad day, and who can they turn to?"),
        words("privacy", "What stays in the room?"),
        dayAhead("reviewOn", "When will we look at this again?"),
      ],
    },
    {
      key: "qualities",
      title: "Six things that make it work",
      fields: [
        words("meaningful", "Meaningful", "How will people see that what they said made a change?"),
        words("equitable", "Fair", "How will we share power? What do we do about gaps in power?"),
        words("inclusive", "Open to all", "How do we make room for people who are often left out?"),
        words("accessible", "Easy to take part in", "Think of times, places, travel and words."),
        words("safe", "Safe", "How do we keep people from being hurt by taking part?"),
        words("reciprocal", "Give and take", "What do people get back? How are they paid?"),
      ],
    },
  ],
};
