import type { SubjectMatter, Text } from "./subject-matter.ts";

export const thanks = ({ pathway, stage, link }: SubjectMatter): Text => ({
  subject: `Thank you: ${stage}`,
  paragraphs: [
    `"${stage}", part of ${pathway}, is settled. Thank you for your part in it.`,
    `What came of it, and what was done with everything that people said, is here:\n${link}`,
  ],
});
