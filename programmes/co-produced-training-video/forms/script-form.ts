import type { Form } from "../../../domain/template.ts";
import { upload, words } from "../../shared/questions.ts";
import { readiness } from "./readiness.ts";

/** What is said in the film. Nobody's words are put into their mouth. */
export const scriptForm: Form = {
  sections: [
    {
      key: "script",
      title: "The script",
      fields: [
        upload("file", "The script", ["application/pdf", "text/plain"]),
        words("own", "Which words are people's own, and who said yes to them?"),
      ],
    },
    readiness("script"),
  ],
};
