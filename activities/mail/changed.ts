import type { SubjectMatter, Text } from "./subject-matter.ts";

export const changed = ({ pathway, step, version, due, link }: SubjectMatter): Text => ({
  subject: `It has changed, and your say is still asked for: ${step}`,
  paragraphs: [
    `"${step}", part of ${pathway}, has changed. You have not answered yet, and your say is still asked for. You only need to read the newest text, version ${version}.`,
    `Read it, and answer there, by ${due}:\n${link}`,
    "Saying nothing is never taken as a yes.",
  ],
});
