import type { SubjectMatter, Text } from "./subject-matter.ts";

export const escalation = ({ pathway, stage, waitingFor, due, link }: SubjectMatter): Text => ({
  subject: `Answers are missing: ${stage}`,
  paragraphs: [
    `The time to answer on "${stage}", part of ${pathway}, ended at ${due}. ${waitingFor === 1 ? "One person has" : `${waitingFor} people have`} not answered yet, so the run waits.`,
    `Please get in touch with them in working hours and ask what would help; more time is given meanwhile. Who they are:\n${link}`,
    "Nothing passes because time did.",
  ],
});
