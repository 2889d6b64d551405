import type { Form } from "../../../domain/template.ts";
import { dayAhead, line, people, words } from "../../shared/questions.ts";

/** Where the toolkit lives, who looks after it, and when it is looked at again. */
export const shareForm: Form = {
  sections: [
    {
      key: "home",
      title: "Where it lives from now on",
      fields: [
        line("owner", "Who owns it?", "Name a job or a team that will still be there."),
        people("keepers", "Who from this group keeps an eye on it?"),
        words("learn", "How do new leaders learn to use it?"),
        words("cost", "What may it cost those who use it?"),
        dayAhead("reviewOn", "When will we look at it again?"),
      ],
    },
    {
      key: "voice",
      title: "Who has a say from now on",
      fields: [words("say", "How do people with lived experience go on deciding?")],
    },
  ],
};
