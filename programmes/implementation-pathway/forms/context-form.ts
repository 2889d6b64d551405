import type { Form } from "../../../domain/template.ts";
import { line, lines, oneOf, optional, pence, words } from "../../shared/questions.ts";

/** What stands in the way, what is there to build on, and what it takes. */
export const contextForm: Form = {
  sections: [
    {
      key: "setting",
      title: "The place we work in",
      fields: [
        words("culture", "How do things get done here?", "What is said, and what is not said?"),
        words("capacity", "How much time and energy do people have?"),
        words("priorities", "What else is being asked of people right now?"),
      ],
    },
    {
      key: "barriers",
      title: "What may stand in the way",
      fields: [
        lines("barriers", "The barriers", [
          line("barrier", "What may stop us?"),
          line("whose", "Who may not like it, and why?"),
          line("answer", "What will we do about it?"),
        ]),
      ],
    },
    {
      key: "strengths",
      title: "What we can build on",
      fields: [
        lines("strengths", "What is already there", [
          line("what", "What is it?", "Such as training, a policy review, or work on fair health."),
          line("use", "How can it help?"),
        ]),
      ],
    },
    {
      key: "resources",
      title: "What we need",
      fields: [
        lines("resources", "The things we need", [
          oneOf("kind", "What kind?", [
            ["time", "Time"],
            ["facilitation", "Somebody to guide the meetings"],
            ["compensation", "Pay for people's time"],
            ["partnership", "Partners"],
            ["money", "Other money"],
            ["other", "Something else"],
          ]),
          line("need", "What do we need?"),
          oneOf("have", "Do we have it?", [
            ["yes", "Yes"],
            ["partly", "Partly"],
            ["no", "Not yet"],
          ]),
        ]),
        words("compensation", "How are people paid or thanked?", "Say how much, and by when."),
        optional(
          pence("budget", "How much money is there in all?", "In pounds, like 250 or 12.50."),
        ),
      ],
    },
  ],
};
