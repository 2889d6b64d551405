import type { SubjectMatter, Text } from "./subject-matter.ts";

export const sessionPlanned = ({ pathway, stage, day, link }: SubjectMatter): Text => ({
  subject: `A session on ${day}: ${stage}`,
  paragraphs: [
    `There is a session on ${day}. It is part of "${stage}" in ${pathway}.`,
    `Where it is, how to come in and what you find there:\n${link}`,
    "If you need something to take part, tell whoever looks after the group.",
  ],
});

export const sessionCancelled = ({ pathway, stage, day, link }: SubjectMatter): Text => ({
  subject: `No session on ${day}: ${stage}`,
  paragraphs: [
    `The session on ${day} will not be held. It was part of "${stage}" in ${pathway}.`,
    `Why, and whether there is another one:\n${link}`,
  ],
});
