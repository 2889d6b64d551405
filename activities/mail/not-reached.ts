import type { SubjectMatter, Text } from "./subject-matter.ts";

export const notReached = ({ pathway, step, link }: SubjectMatter): Text => ({
  subject: `A message did not arrive: ${step}`,
  paragraphs: [
    `Somebody is asked about "${step}", part of ${pathway}, and our message did not reach them. They have no address, or it came back.`,
    `Please tell them yourself, and write down on this page who told them and when. Who it is:\n${link}`,
    "It cannot go ahead until they were reached, or have answered.",
  ],
});
