import { inMail } from "./subject-matter.ts";

export const request = inMail({
  en: ({ pathway, step, version, due, link }) => ({
    subject: `Your say is asked for: ${step}`,
    paragraphs: [
      `Your group would like to know what you think of "${step}" (version ${version}). It is part of ${pathway}. It cannot go ahead without the people it is about.`,
      `Read it, and answer there, by ${due}:\n${link}`,
      "You can say yes, yes with changes, or no. You can ask for more time, or to talk. You can also step back, and need give no reason. You can change your answer until it is settled.",
      "Saying nothing is never taken as a yes.",
    ],
  }),
  cy: ({ pathway, step, version, due, link }) => ({
    subject: `Gofynnir am eich barn: ${step}`,
    paragraphs: [
      `Hoffai eich grŵp wybod beth yw eich barn am "${step}" (fersiwn ${version}). Mae’n rhan o ${pathway}. Ni all fynd yn ei flaen heb y bobl y mae’n ymwneud â nhw.`,
      `Darllenwch ef, ac atebwch yno, erbyn ${due}:\n${link}`,
      "Gallwch gytuno, cytuno gyda newidiadau, neu beidio â chytuno. Gallwch ddweud bod angen mwy o amser arnoch neu eich bod am siarad. Gallwch hefyd gamu’n ôl, heb roi rheswm. Gallwch newid eich ateb nes bod hyn wedi’i benderfynu.",
      "Nid yw dweud dim byth yn cyfrif fel cytuno.",
    ],
  }),
});
