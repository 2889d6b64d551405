import type { Step } from "../../scenario.ts";

/** What the project asks for: over the amount from which the panel decides. */
const ASKED = 26_000;

/** The panel that Shona asks is set up, and hears what she asks for. */
export const panelIsAsked: readonly Step[] = [
  { do: "join", people: ["ben", "noor", "lena", "isla", "amir", "shona"] },
  { do: "pay", by: "ben", people: ["noor", "lena"], pence: 2_500 },
  {
    do: "train",
    by: "ben",
    people: ["lena"],
    kind: "chairing",
    what: "Leads a panel for the first time.",
  },
  {
    do: "write",
    by: "ben",
    part: "panel:1",
    form: {
      seats: { champions: ["@noor", "@lena"], team: ["@isla", "@amir"], keeper: ["@ben"] },
      fairness: {
        looksAt: [{ what: "who it reaches" }, { what: "what it changes about stigma" }],
        knowing: "They say so, and step out of that decision.",
        power: "The two with lived experience speak first.",
        telling: "Ben calls on the same day and gives the reasons.",
      },
    },
  },
  { do: "ask", by: "ben", part: "panel:1" },
  { do: "all-agree", part: "panel:1" },
  {
    do: "write",
    by: "shona",
    part: "request:1",
    form: {
      idea: {
        what: "A self-help card, made and handed out by people who would have needed one.",
        change: "Somebody reads it on the bus, and knows that they matter.",
        whom: "Anybody who waits for help on the coast",
        startsOn: "day+14",
      },
      money: {
        items: [
          { item: "Print 2,000 cards", cost: 19_000 },
          { item: "Three afternoons, tea and fares", cost: 7_000 },
        ],
        asked: ASKED,
        linked: false,
      },
    },
  },
  { do: "submit", by: "shona", part: "request:1" },
  {
    do: "write",
    by: "ben",
    part: "decision:1",
    form: {
      proposal: {
        what: "The print, and three afternoons.",
        amount: ASKED,
        fit: "It is made by Champions, and reaches people who wait.",
      },
    },
  },
  { do: "ask", by: "ben", part: "decision:1" },
];

/** Three of four say yes. */
export const panelAnswers: readonly Step[] = [
  {
    do: "answer",
    by: "amir",
    part: "decision:1",
    answer: "no",
    comment: "I would have printed fewer cards first.",
  },
  { do: "all-agree", part: "decision:1", but: ["amir"] },
  { do: "wait", until: { part: "decision:1", gate: "passed" } },
];
