import type { SubjectMatter, Text } from "./subject-matter.ts";

const secret = ({ anonymous }: SubjectMatter): string =>
  anonymous
    ? "That you voted is on record. What you chose is not: your ballot has no name, and nobody can find out which is yours. So you can not change it later."
    : "Your name stands on your ballot once the poll is closed. Until then you can change it.";

/** To each voter, with a link of their own. */
export const poll = (matter: SubjectMatter): Text => ({
  subject: `Your vote is asked for: ${matter.question}`,
  paragraphs: [
    `${matter.pathway} asks you: ${matter.question}`,
    `Vote here, by ${matter.due}. The link is yours alone: please do not pass it on.\n${matter.link}`,
    secret(matter),
    "Nobody sees a result before the poll is closed. Then you hear how it went.",
  ],
});

export const pollReminder = (matter: SubjectMatter): Text => ({
  subject: `You can still vote: ${matter.question}`,
  paragraphs: [
    `${matter.pathway} asks you: ${matter.question} We have no vote from you yet.`,
    `You can vote here, by ${matter.due}. You do not have to:\n${matter.link}`,
    secret(matter),
  ],
});

export const pollResult = ({ pathway, question, link }: SubjectMatter): Text => ({
  subject: `What came of the poll: ${question}`,
  paragraphs: [
    `The poll of ${pathway} is closed: ${question} Thank you for being part of it.`,
    `Read what came of it:\n${link}`,
  ],
});
