import type { Form } from "../../../domain/template.ts";
import { day, line, lines, oneOf, words } from "../../shared/questions.ts";

/** One goal, and outcomes that can be measured: what, for whom, how much, by when. */
export const goalForm: Form = {
  sections: [
    {
      key: "goal",
      title: "Our goal",
      fields: [
        words("goal", "What do we want to reach?"),
        oneOf("kind", "What kind of goal is it?", [
          ["staff-stigma", "Staff judge people less"],
          ["access", "More people get help"],
          ["influence", "People with lived experience have more say"],
          ["self-stigma", "People feel less shame"],
          ["other", "Another kind"],
        ]),
      ],
    },
    {
      key: "outcomes",
      title: "What will be different",
      hint: "Write one line for each change, so that anyone can check later if it came true.",
      fields: [
        lines("outcomes", "The changes", [
          line("what", "What changes?"),
          line("whom", "For whom?"),
          line("howMuch", "By how much?", "Such as: from 4 in 10 to 6 in 10."),
          day("by", "By when?"),
        ]),
      ],
    },
  ],
};
