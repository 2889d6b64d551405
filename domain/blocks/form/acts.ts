import { listWords } from "../../counted-words.ts";
import { needsCircle } from "../../lint/circles.ts";
import { toEverybody } from "../../visibility/about.ts";
import type { ActsOf } from "../acts-of.ts";
import { saveVersion } from "./decide.ts";
import { formFindings } from "./lint.ts";
import { origins } from "./origins.ts";
import { planForm } from "./plan.ts";
import { submitPart } from "./submission.ts";

export const form: ActsOf<"form"> = {
  blocks: {
    form: {
      plan: planForm,
      words: (_, { form }) => [
        `Somebody writes: ${listWords(form.sections.map(({ title }) => `“${title}”`))}.`,
      ],
      findings: (template, { form, circle }, path) => [
        ...formFindings(form, [...path, "form"]),
        ...needsCircle(template, circle, [...path, "circle"]),
      ],
    },
  },
  decides: { saveVersion, submitPart },
  reaches: { versionSaved: toEverybody, partSubmitted: toEverybody },
  origins,
};
