import type { SubjectMatter, Text } from "./subject-matter.ts";

export const sessionPlanned = ({ pathway, step, day, link }: SubjectMatter): Text => ({
  subject: `A session on ${day}: ${step}`,
  paragraphs: [
    `There is a session on ${day}. It is part of "${step}" in ${pathway}.`,
    `Where it is, how to come in and what you find there:\n${link}`,
    "If you need something to take part, tell whoever looks after the group.",
  ],
});

export const sessionCancelled = ({ pathway, step, day, link }: SubjectMatter): Text => ({
  subject: `No session on ${day}: ${step}`,
  paragraphs: [
    `The session on ${day} will not be held. It was part of "${step}" in ${pathway}.`,
    `Why, and whether there is another one:\n${link}`,
  ],
});
