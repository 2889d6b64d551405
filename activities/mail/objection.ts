import { inMail } from "./subject-matter.ts";

export const objection = inMail({
  en: ({ pathway, step, link }) => ({
    subject: `Somebody does not agree: ${step}`,
    paragraphs: [
      `Somebody does not agree with "${step}", part of ${pathway}. It cannot go ahead until they change their mind, or agree to a new version.`,
      `Who it is, and what they say, is here:\n${link}`,
      "Please talk with them in working hours. Then the text can be changed, and everybody is asked again. You hear of this because you can help. The others who are asked do not see it.",
    ],
  }),
  cy: ({ pathway, step, link }) => ({
    subject: `Nid yw rhywun yn cytuno: ${step}`,
    paragraphs: [
      `Nid yw rhywun yn cytuno â "${step}", rhan o ${pathway}. Ni all fynd yn ei flaen nes iddynt newid eu meddwl, neu gytuno â fersiwn newydd.`,
      `Mae pwy ydynt, a’r hyn a ddywedant, yma:\n${link}`,
      "Siaradwch â nhw yn ystod oriau gwaith. Wedyn gellir newid y testun, a gofynnir i bawb eto. Rydych yn clywed am hyn am y gallwch helpu. Nid yw’r lleill y gofynnir iddynt yn ei weld.",
    ],
  }),
});
