import type { Field, Form } from "../../../domain/template.ts";
import { words } from "../../shared/questions.ts";

const shortList: Field = {
  key: "list",
  label: "What is on the short list?",
  hint: "Two to eight messages, each short enough for a badge.",
  kind: "options",
  required: true,
};

/** What all volunteers are asked to choose from. */
export const shortListForm: Form = {
  sections: [
    {
      key: "short",
      title: "The short list",
      fields: [shortList, words("how", "How did these come to be on it?")],
    },
  ],
};
