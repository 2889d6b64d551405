import { inMail } from "./subject-matter.ts";

export const lapsed = inMail({
  en: ({ pathway, step, version, due, link }) => ({
    subject: `It has changed, so you are asked again: ${step}`,
    paragraphs: [
      `"${step}", part of ${pathway}, has changed since you answered. Your answer was about the earlier text, so it no longer counts.`,
      `See what changed in version ${version}, and answer again by ${due}:\n${link}`,
      "You are free to answer differently this time.",
    ],
  }),
  cy: ({ pathway, step, version, due, link }) => ({
    subject: `Mae wedi newid, felly gofynnir i chi eto: ${step}`,
    paragraphs: [
      `Mae "${step}", rhan o ${pathway}, wedi newid ers i chi ateb. Roedd eich ateb am y testun cynharach, felly nid yw’n cyfrif mwyach.`,
      `Gwelwch beth sydd wedi newid yn fersiwn ${version}, ac atebwch eto erbyn ${due}:\n${link}`,
      "Mae croeso i chi ateb yn wahanol y tro hwn.",
    ],
  }),
});
