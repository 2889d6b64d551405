import type { Form, Section } from "../../../domain/template.ts";
import { count, line, lines, oneOf, words } from "../../shared/questions.ts";

const questions: { readonly [principle: string]: string } = {
  participation: "How did people have a say in what happened?",
  accountability: "What did those in charge promise, and did they do it?",
  "non-discrimination": "Who could take part, and who could not?",
  empowerment: "What did people learn about their rights, and how did they use them?",
  legality: "Which rights in law did people talk about or claim?",
};

/** One section for each principle, so that each is agreed for itself. */
const principle = (key: string, title: string): Section => ({
  key,
  title,
  fields: [
    words("how", questions[key] ?? title),
    lines("evidence", "What shows it?", [
      line("what", "What did we see or hear?"),
      oneOf("source", "Where is it from?", [
        ["said", "What people told us"],
        ["seen", "What we saw"],
        ["counted", "What we counted"],
        ["written", "Something in writing"],
      ]),
    ]),
    words("gap", "What is still missing?"),
  ],
});

/** What one area found, principle by principle. */
export const evidenceForm = (
  principles: readonly (readonly [key: string, title: string])[],
): Form => ({
  sections: [
    {
      key: "delivery",
      title: "What took place",
      fields: [
        count("conversations", "How many conversations took place?", "conversations"),
        count("reached", "How many people came?", "people"),
        words("difference", "What was different from the plan, and why?"),
      ],
    },
    ...principles.map(([key, title]) => principle(key, title)),
  ],
});
