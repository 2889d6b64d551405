import { inEach } from "../../domain/language.ts";

/** What came of a poll that is closed. */
export const resultsWords = inEach({
  en: {
    showed: "What a poll showed",
    people: (question: string) => `What people said: ${question}`,
    voted: (cast: number, asked: number, share: number) =>
      `${cast} of ${asked} people voted (${share}%).`,
    poor: " That is a poor response: do not read too much into it.",
    came: "What came of it",
    choices: "What there was to choose",
    headings: {
      one: ["Chosen by"],
      several: ["Chosen by"],
      rank: ["Put first by", "Points"],
      scale: ["Answered by", "Average"],
    },
    few: "“–” means: fewer than five people could be told apart, so it is left out.",
  },
  cy: {
    showed: "Beth a ddangosodd pleidlais",
    people: (question) => `Beth a ddywedodd pobl: ${question}`,
    voted: (cast, asked, share) => `Pleidleisiodd ${cast} o blith ${asked} o bobl (${share}%).`,
    poor: " Ymateb gwan yw hwnnw: peidiwch â darllen gormod i mewn iddo.",
    came: "Beth ddaeth ohoni",
    choices: "Yr hyn yr oedd modd ei ddewis",
    headings: {
      one: ["Dewiswyd gan"],
      several: ["Dewiswyd gan"],
      rank: ["Rhoddwyd yn gyntaf gan", "Pwyntiau"],
      scale: ["Atebwyd gan", "Cyfartaledd"],
    },
    few: "Ystyr “–”: gellid adnabod llai na phump o bobl, felly nid yw’n cael ei ddangos.",
  },
});
