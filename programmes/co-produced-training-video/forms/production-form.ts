import type { Form } from "../../../domain/template.ts";
import { upload, words } from "../../shared/questions.ts";
import { readiness } from "./readiness.ts";

/** A cut of the film, for those who are in it to see before anybody else does. */
export const productionForm: Form = {
  sections: [
    {
      key: "cut",
      title: "The cut",
      fields: [
        upload("file", "The film as it is now", ["video/mp4", "video/webm"]),
        words("took", "Who took part in filming, and what did they decide on the spot?"),
      ],
    },
    readiness("cut"),
  ],
};
