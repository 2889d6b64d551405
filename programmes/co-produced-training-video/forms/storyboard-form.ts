import type { Form } from "../../../domain/template.ts";
import { line, lines, upload, words } from "../../shared/questions.ts";
import { readiness } from "./readiness.ts";

/** The film in pictures, before anybody is filmed. */
export const storyboardForm: Form = {
  sections: [
    {
      key: "storyboard",
      title: "The storyboard",
      fields: [
        upload("file", "The storyboard", ["application/pdf", "image/png", "image/jpeg"]),
        lines("scenes", "The scenes in words", [line("scene", "What one sees and hears")]),
        words("care", "Is there a scene that could hurt somebody? What do we do about it?"),
      ],
    },
    readiness("storyboard"),
  ],
};
