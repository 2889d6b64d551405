import type { SubjectMatter, Text } from "./subject-matter.ts";

export const objection = ({ pathway, step, link }: SubjectMatter): Text => ({
  subject: `Somebody does not agree: ${step}`,
  paragraphs: [
    `Somebody does not agree with "${step}", part of ${pathway}. It cannot go ahead until they change their mind, or agree to a new version.`,
    `Who it is, and what they say, is here:\n${link}`,
    "Please talk with them in working hours. Then the text can be changed, and everybody is asked again. You hear of this because you can help: the others who are asked do not see it.",
  ],
});
