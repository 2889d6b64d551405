import type { SubjectMatter, Text } from "./subject-matter.ts";

export const reminder = ({ pathway, step, due, link }: SubjectMatter): Text => ({
  subject: `A reminder: your say on ${step}`,
  paragraphs: [
    `There is still time to say what you think of "${step}", part of ${pathway}: until ${due}.`,
    `It is here:\n${link}`,
    'If now is not a good time, choose "I need more time or to talk" there. The clock stops, and the coordinator gets in touch in working hours.',
  ],
});
