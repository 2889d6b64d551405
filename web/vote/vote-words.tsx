import type { Child } from "hono/jsx";
import { inEach } from "../../domain/language.ts";

/** What the page of a poll says to whoever votes in it. */
export const voteWords = inEach({
  en: {
    until: (when: Child) => <>You can vote until {when}.</>,
    noName:
      "That you voted is on record. What you chose is not: your ballot has no name. So you cannot change it later.",
    named: "Your name stands on your ballot once the poll is closed. Until then you can change it.",
    page: (question: string) => `Vote: ${question}`,
    vote: "Vote",
    thanks: "Thank you. It is on record that you voted.",
    voted: "You have voted.",
    sofar: (cast: number, asked: number) => `${cast} of ${asked} people have voted.`,
    hidden: "What they chose is not shown before the poll is closed.",
    notNow: "You cannot vote here at the moment.",
    one: "Choose one",
    several: "Choose one or more",
    atLeastOne: "Choose at least one",
    best: "1 – I like this best",
    rank: "Give 1 to the one you like best. You do not have to place them all.",
    scale: "You can leave lines out.",
    noPlace: "No place",
    noAnswer: "No answer",
    placeOne: "Give at least one of them a place",
    answerOne: "Answer at least one line",
    number: "Choose one of the numbers, or leave the line out",
  },
  cy: {
    until: (when) => <>Gallwch bleidleisio tan {when}.</>,
    noName:
      "Mae ar gofnod eich bod wedi pleidleisio. Nid felly’r hyn a ddewisoch: nid oes enw ar eich pleidlais. Felly ni allwch ei newid wedyn.",
    named:
      "Bydd eich enw ar eich pleidlais unwaith y bydd y bleidlais wedi cau. Tan hynny gallwch ei newid.",
    page: (question) => `Pleidlais: ${question}`,
    vote: "Pleidleisio",
    thanks: "Diolch. Mae ar gofnod eich bod wedi pleidleisio.",
    voted: "Rydych wedi pleidleisio.",
    sofar: (cast, asked) => `Mae ${cast} o blith ${asked} o bobl wedi pleidleisio.`,
    hidden: "Nid yw’r hyn a ddewiswyd yn cael ei ddangos cyn i’r bleidlais gau.",
    notNow: "Ni allwch bleidleisio yma ar hyn o bryd.",
    one: "Dewiswch un",
    several: "Dewiswch un neu fwy",
    atLeastOne: "Dewiswch o leiaf un",
    best: "1 – hwn yw’r gorau gen i",
    rank: "Rhowch 1 i’r un sydd orau gennych. Nid oes rhaid rhoi lle i bob un.",
    scale: "Gallwch adael llinellau allan.",
    noPlace: "Dim lle",
    noAnswer: "Dim ateb",
    placeOne: "Rhowch le i o leiaf un ohonynt",
    answerOne: "Atebwch o leiaf un llinell",
    number: "Dewiswch un o’r rhifau, neu gadewch y llinell allan",
  },
});
