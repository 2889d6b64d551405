import { inMail } from "./subject-matter.ts";

export const sessionPlanned = inMail({
  en: ({ pathway, step, day, link }) => ({
    subject: `A session on ${day}: ${step}`,
    paragraphs: [
      `There is a session on ${day}. It is part of "${step}" in ${pathway}.`,
      `Where it is, how to come in and what you find there:\n${link}`,
      "If you need something to take part, tell whoever looks after the group.",
    ],
  }),
  cy: ({ pathway, step, day, link }) => ({
    subject: `Sesiwn ar ${day}: ${step}`,
    paragraphs: [
      `Mae sesiwn ar ${day}. Mae’n rhan o "${step}" yn ${pathway}.`,
      `Ble mae hi, sut i ddod i mewn a beth sydd yno:\n${link}`,
      "Os oes angen rhywbeth arnoch i gymryd rhan, dywedwch wrth bwy bynnag sy’n gofalu am y grŵp.",
    ],
  }),
});

export const sessionCancelled = inMail({
  en: ({ pathway, step, day, link }) => ({
    subject: `No session on ${day}: ${step}`,
    paragraphs: [
      `The session on ${day} will not be held. It was part of "${step}" in ${pathway}.`,
      `Why, and whether there is another one:\n${link}`,
    ],
  }),
  cy: ({ pathway, step, day, link }) => ({
    subject: `Dim sesiwn ar ${day}: ${step}`,
    paragraphs: [
      `Ni fydd y sesiwn ar ${day} yn cael ei chynnal. Roedd yn rhan o "${step}" yn ${pathway}.`,
      `Pam, ac a oes un arall:\n${link}`,
    ],
  }),
});
