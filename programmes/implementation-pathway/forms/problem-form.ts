import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, optional, words } from "../../shared/questions.ts";

/** Where stigma shows up: what we listened to, and the points on a service journey where it presses. */
export const problemForm: Form = {
  sections: [
    {
      key: "evidence",
      title: "What we listened to",
      fields: [
        lines("sources", "Where did we look, and what did we find?", [
          oneOf("kind", "What is it?", [
            ["feedback", "Feedback"],
            ["complaints", "Complaints"],
            ["drop-out", "People who stopped coming"],
            ["access", "People who could not get in"],
            ["conversation", "Conversations"],
            ["interview", "Interviews"],
            ["workshop", "A workshop"],
            ["survey", "A survey"],
            ["other", "Something else"],
          ]),
          line(
            "source",
            "Where does it come from?",
            "Add the date, and how many people it is from.",
          ),
          line("found", "What does it tell us?"),
        ]),
        optional(words("unheard", "Who have we not heard from yet?")),
      ],
    },
    {
      key: "journey",
      title: "The way through the service",
      hint: "Walk through it from first contact to the end. Stop where people feel judged.",
      fields: [
        line("service", "Which service is it?"),
        lines("pressurePoints", "Where does stigma press on people?", [
          line("step", "The step"),
          line("happens", "What happens there?"),
          line("whom", "Who does it hit most?"),
          oneOf("weight", "How hard does it hit?", [
            ["some", "It hurts"],
            ["much", "It hurts a lot"],
            ["stops", "People turn back"],
          ]),
        ]),
      ],
    },
    {
      key: "problem",
      title: "The problem",
      fields: [
        words("problem", "What is the problem?", "Say it so that a friend would understand."),
        words("why", "Why start with this one?"),
      ],
    },
  ],
};
