import { inMail } from "./subject-matter.ts";

export const changed = inMail({
  en: ({ pathway, step, version, due, link }) => ({
    subject: `It has changed, and your say is still asked for: ${step}`,
    paragraphs: [
      `"${step}", part of ${pathway}, has changed. You have not answered yet, and your say is still asked for. You only need to read the newest text, version ${version}.`,
      `Read it, and answer there, by ${due}:\n${link}`,
      "Saying nothing is never taken as a yes.",
    ],
  }),
  cy: ({ pathway, step, version, due, link }) => ({
    subject: `Mae wedi newid, ac rydym yn dal i ofyn am eich barn: ${step}`,
    paragraphs: [
      `Mae "${step}", rhan o ${pathway}, wedi newid. Nid ydych wedi ateb eto, ac rydym yn dal i ofyn am eich barn. Dim ond y testun diweddaraf, fersiwn ${version}, y mae angen i chi ei ddarllen.`,
      `Darllenwch ef, ac atebwch yno, erbyn ${due}:\n${link}`,
      "Nid yw dweud dim byth yn cyfrif fel cytuno.",
    ],
  }),
});
