import type { FieldIs, Section } from "../../../domain/template.ts";
import { oneOf, words } from "../../shared/questions.ts";

/** At the end of each round: what was said, what came of it, and whether the group wants one more. */
export const readiness = (what: string): Section => ({
  key: "round",
  title: "This round",
  fields: [
    words("said", "What did people say, and what did it change?"),
    oneOf("again", `Is the ${what} ready?`, [
      ["again", "No: one more round"],
      ["ready", "Yes"],
    ]),
  ],
});

export const oneMoreRound: FieldIs = { section: "round", field: "again", is: "again" };
