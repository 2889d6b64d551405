import { inMail } from "./subject-matter.ts";

export const reminder = inMail({
  en: ({ pathway, step, due, link }) => ({
    subject: `A reminder: your say on ${step}`,
    paragraphs: [
      `There is still time to say what you think of "${step}", part of ${pathway}. You have until ${due}.`,
      `It is here:\n${link}`,
      'Is now not a good time? Choose "I need more time, or to talk" there. The clock stops, and the coordinator gets in touch in working hours.',
    ],
  }),
  cy: ({ pathway, step, due, link }) => ({
    subject: `Nodyn atgoffa: eich barn ar ${step}`,
    paragraphs: [
      `Mae amser o hyd i ddweud beth yw eich barn am "${step}", rhan o ${pathway}. Mae gennych tan ${due}.`,
      `Mae yma:\n${link}`,
      'Onid yw nawr yn amser da? Dewiswch "Mae angen mwy o amser arnaf, neu siarad" yno. Mae’r cloc yn stopio, a bydd y cydlynydd yn cysylltu yn ystod oriau gwaith.',
    ],
  }),
});
