import type { InEach } from "../../domain/language.ts";
import { inMail, type SubjectMatter } from "./subject-matter.ts";

const secret: InEach<(matter: SubjectMatter) => string> = {
  en: ({ anonymous }) =>
    anonymous
      ? "That you voted is on record. What you chose is not: your ballot has no name, and nobody can find out which is yours. So you can not change it later."
      : "Your name stands on your ballot once the poll is closed. Until then you can change it.",
  cy: ({ anonymous }) =>
    anonymous
      ? "Mae’r ffaith eich bod wedi pleidleisio ar gofnod. Nid yw’r hyn a ddewisoch ar gofnod: nid oes enw ar eich pleidlais, ac ni all neb ddarganfod pa un yw’ch un chi. Felly ni allwch ei newid wedyn."
      : "Mae eich enw ar eich pleidlais ar ôl i’r bleidlais gau. Tan hynny gallwch ei newid.",
};

/** To each voter, with a link of their own. */
export const poll = inMail({
  en: (matter) => ({
    subject: `Your vote is asked for: ${matter.question}`,
    paragraphs: [
      `${matter.pathway} asks you: ${matter.question}`,
      `Vote here, by ${matter.due}. The link is yours alone: please do not pass it on.\n${matter.link}`,
      secret.en(matter),
      "Nobody sees a result before the poll is closed. Then you hear how it went.",
    ],
  }),
  cy: (matter) => ({
    subject: `Gofynnir am eich pleidlais: ${matter.question}`,
    paragraphs: [
      `Mae ${matter.pathway} yn gofyn i chi: ${matter.question}`,
      `Pleidleisiwch yma, erbyn ${matter.due}. Eich dolen chi yn unig yw hon: peidiwch â’i rhannu.\n${matter.link}`,
      secret.cy(matter),
      "Nid oes neb yn gweld canlyniad cyn i’r bleidlais gau. Yna byddwch yn clywed sut aeth hi.",
    ],
  }),
});

export const pollReminder = inMail({
  en: (matter) => ({
    subject: `You can still vote: ${matter.question}`,
    paragraphs: [
      `${matter.pathway} asks you: ${matter.question} We have no vote from you yet.`,
      `You can vote here, by ${matter.due}. You do not have to:\n${matter.link}`,
      secret.en(matter),
    ],
  }),
  cy: (matter) => ({
    subject: `Gallwch bleidleisio o hyd: ${matter.question}`,
    paragraphs: [
      `Mae ${matter.pathway} yn gofyn i chi: ${matter.question} Nid oes gennym bleidlais gennych eto.`,
      `Gallwch bleidleisio yma, erbyn ${matter.due}. Nid oes rhaid i chi:\n${matter.link}`,
      secret.cy(matter),
    ],
  }),
});

export const pollResult = inMail({
  en: ({ pathway, question, link }) => ({
    subject: `What came of the poll: ${question}`,
    paragraphs: [
      `The poll of ${pathway} is closed: ${question} Thank you for being part of it.`,
      `Read what came of it:\n${link}`,
    ],
  }),
  cy: ({ pathway, question, link }) => ({
    subject: `Beth ddaeth o’r bleidlais: ${question}`,
    paragraphs: [
      `Mae pleidlais ${pathway} wedi cau: ${question} Diolch am fod yn rhan ohoni.`,
      `Darllenwch beth a ddaeth ohoni:\n${link}`,
    ],
  }),
});
