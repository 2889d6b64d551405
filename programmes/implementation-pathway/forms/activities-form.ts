import type { Form } from "../../../domain/template.ts";
import { day, line, lines, oneOf, words } from "../../shared/questions.ts";

/** The approach, its actions with what each assumes, and harms with their prevention. */
export const activitiesForm: Form = {
  sections: [
    {
      key: "approach",
      title: "The way we choose",
      fields: [
        oneOf("approach", "What kind of action is it, mainly?", [
          ["contact", "People meet and share their stories"],
          ["training", "Training"],
          ["service", "Change how a service works"],
          ["policy", "Change the rules"],
          ["campaign", "A campaign"],
          ["peer-support", "Peer support"],
          ["other", "Something else"],
        ]),
        words("fit", "Why does it fit the problem?"),
        words("others", "What else did we think about, and why not that?"),
        words("doable", "Can we really do it, with the time and money we have?"),
      ],
    },
    {
      key: "actions",
      title: "What we will do",
      fields: [
        lines("actions", "The actions", [
          line("action", "What will be done?"),
          line("who", "Who does it?"),
          day("by", "By when?"),
          line(
            "assumption",
            "Why do we think it will work?",
            "This is a guess. Name it, to test it.",
          ),
        ]),
      ],
    },
    {
      key: "harms",
      title: "What could go wrong for people",
      fields: [
        lines("harms", "The harms, and how we keep people from them", [
          line("harm", "What harm could it do?"),
          line("whom", "To whom?"),
          line("prevention", "How will we prevent it?"),
          line("watch", "Who looks out for it?"),
        ]),
      ],
    },
  ],
};
