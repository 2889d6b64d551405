import type { SubjectMatter, Text } from "./subject-matter.ts";

const ENDED = {
  passed: {
    subject: "The group agreed",
    what: (about: string) => `The group agreed to ${about}. It is settled.`,
  },
  refused: {
    subject: "The group said no",
    what: (about: string) => `The group said no to ${about}.`,
  },
  overridden: {
    subject: "It went ahead without the group's agreement",
    what: (about: string) =>
      `Somebody in power decided that ${about} goes ahead without the group's agreement. The record says who it was and why, and can never hide it. It does not count as agreed together.`,
  },
  dropped: {
    subject: "It will not happen",
    what: (about: string) =>
      `${about} was given up, so nobody needs to answer any more. The record keeps the reason.`,
  },
} as const;

/** How a gate ended, for everybody who was asked. */
export const outcome = ({ pathway, step, outcome: how, next, link }: SubjectMatter): Text => {
  const { subject, what } = ENDED[how ?? "passed"];
  return {
    subject: `${subject}: ${step}`,
    paragraphs: [
      what(`"${step}", part of ${pathway}`),
      `What happens next: ${next}`,
      `Read what was decided:\n${link}`,
    ],
  };
};
