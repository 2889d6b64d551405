import type { Form } from "../../../domain/template.ts";
import { upload, words } from "../../shared/questions.ts";

/** The pathway that is to be used, as data and in plain words. What is signed is the file: its SHA-256 is in the run's parameters. */
export const draftForm: Form = {
  sections: [
    {
      key: "draft",
      title: "The pathway",
      hint: "The page of the run leads to its steps in plain words, and drawn.",
      fields: [
        upload("file", "The pathway as a file", ["application/json"]),
        words("inWords", "What it says, in plain words"),
        words("why", "Why do we need a pathway of our own?"),
      ],
    },
  ],
};
