import type { SubjectMatter, Text } from "./subject-matter.ts";

export const stopped = ({ pathway, step, link }: SubjectMatter): Text => ({
  subject: `Somebody would like more time, or to talk: ${step}`,
  paragraphs: [
    `Somebody who was asked about "${step}", part of ${pathway}, needs more time or wants to talk. The clock has stopped and will stay so until they answer, or until you start it again with their agreement.`,
    `Please get in touch with them soon, in working hours. Who it is:\n${link}`,
  ],
});
