import type { SubjectMatter, Text } from "./subject-matter.ts";

export const lapsed = ({ pathway, step, version, due, link }: SubjectMatter): Text => ({
  subject: `It has changed, so you are asked again: ${step}`,
  paragraphs: [
    `"${step}", part of ${pathway}, has changed since you answered. Your answer was about the earlier text, so it no longer counts.`,
    `See what changed in version ${version}, and answer again by ${due}:\n${link}`,
    "You are free to answer differently this time.",
  ],
});
