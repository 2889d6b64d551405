import type { SubjectMatter, Text } from "./subject-matter.ts";

export const escalation = ({ pathway, step, waitingFor, due, link }: SubjectMatter): Text => ({
  subject: `Answers are missing: ${step}`,
  paragraphs: [
    `${waitingFor === 1 ? "One person has" : `${waitingFor} people have`} not answered on "${step}", part of ${pathway}, in the time they had. The run waits for them; they are asked to answer by ${due}.`,
    `Please get in touch with them, in working hours, and ask what would help. Who they are:\n${link}`,
    "Nothing passes because time did.",
  ],
});
