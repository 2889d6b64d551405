import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, words } from "../../shared/questions.ts";

/** Both areas side by side, and the one toolkit that comes of them. */
export const joinedForm = (
  principles: readonly (readonly [key: string, title: string])[],
): Form => ({
  sections: [
    {
      key: "compared",
      title: "The two areas, side by side",
      fields: [
        lines("principles", "What did each area find?", [
          oneOf("principle", "Which principle?", principles),
          line("first", "In the first area"),
          line("second", "In the second area"),
          line("why", "Why are they alike, or not?"),
        ]),
        words("place", "What has to do with the place, and what with the toolkit?"),
      ],
    },
    {
      key: "joined",
      title: "One toolkit out of two",
      fields: [
        lines("changes", "What changes in the toolkit?", [
          line("change", "The change"),
          line("from", "Which area taught us this?"),
        ]),
        words("disagreed", "Where did the areas not agree, and what did we do about it?"),
      ],
    },
  ],
});
