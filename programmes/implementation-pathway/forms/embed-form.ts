import type { Form } from "../../../domain/template.ts";
import { dayAhead, line, lines, people, words } from "../../shared/questions.ts";

/** Where it lives from now on: an owner, and a day to look again. */
export const embedForm: Form = {
  sections: [
    {
      key: "home",
      title: "Where it lives from now on",
      fields: [
        line("owner", "Who owns it?", "Name a job or a team that will still be there."),
        people("keepers", "Who from this group keeps an eye on it?"),
        lines("routine", "What everyday work is it now part of?", [
          line("what", "What?", "Such as a policy, a training course, a job, or a budget."),
          line("how", "How?"),
        ]),
        words("money", "Where does the money come from?"),
        dayAhead("reviewOn", "When will we look at it again?"),
      ],
    },
    {
      key: "voice",
      title: "Who has a say from now on",
      fields: [
        words("say", "How do people with lived experience go on deciding?"),
        words("worse", "What do we do if things slip back?"),
      ],
    },
  ],
};
