import type { SubjectMatter, Text } from "./subject-matter.ts";

export const request = ({ pathway, step, version, due, link }: SubjectMatter): Text => ({
  subject: `Your say is asked for: ${step}`,
  paragraphs: [
    `Your group would like to know what you think of "${step}" (version ${version}), part of ${pathway}. It cannot go ahead without the people it is about.`,
    `Read it, and answer there, by ${due}:\n${link}`,
    "You can say yes, yes with changes, no, or that you need more time or want to talk. You can also step back, and need give no reason. You can change your answer until it is settled.",
    "Saying nothing is never taken as a yes.",
  ],
});
