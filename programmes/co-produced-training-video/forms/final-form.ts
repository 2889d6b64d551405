import type { Form } from "../../../domain/template.ts";
import { line, lines, upload, words } from "../../shared/questions.ts";

/** The film that goes out, and the thanks at its end. */
export const finalForm: Form = {
  sections: [
    {
      key: "film",
      title: "The film",
      fields: [
        upload("file", "The film", ["video/mp4", "video/webm"]),
        words("use", "Where will it be shown, and who leads the talk after it?"),
        words("stop", "How can somebody say later that they no longer want to be in it?"),
      ],
    },
    {
      key: "thanks",
      title: "The thanks",
      hint: "Each person has said for themselves if they wish to be named, and how.",
      fields: [lines("names", "Who is thanked?", [line("name", "As they wish to be named")])],
    },
  ],
};
