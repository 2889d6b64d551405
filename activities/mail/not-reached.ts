import { inMail } from "./subject-matter.ts";

export const notReached = inMail({
  en: ({ pathway, step, link }) => ({
    subject: `A message did not arrive: ${step}`,
    paragraphs: [
      `Somebody is asked about "${step}", part of ${pathway}, and our message did not reach them. They have no address, or it came back.`,
      `Please tell them yourself, and write down on this page who told them and when. Who it is:\n${link}`,
      "It cannot go ahead until they were reached, or have answered.",
    ],
  }),
  cy: ({ pathway, step, link }) => ({
    subject: `Ni chyrhaeddodd neges: ${step}`,
    paragraphs: [
      `Gofynnir i rywun am "${step}", rhan o ${pathway}, ac ni chyrhaeddodd ein neges nhw. Nid oes ganddynt gyfeiriad, neu daeth y neges yn ôl.`,
      `Dywedwch wrthynt eich hun, ac ysgrifennwch ar y dudalen hon pwy a ddywedodd wrthynt a phryd. Pwy ydynt:\n${link}`,
      "Ni all fynd yn ei flaen nes iddynt gael eu cyrraedd, neu ateb.",
    ],
  }),
});
