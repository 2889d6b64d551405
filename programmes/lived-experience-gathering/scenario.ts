import type { Scenario } from "../scenario.ts";
import { people } from "./scenario/people.ts";

/** A day of talk that is well held, and claims to be no more than that. */
export const livedExperienceGatheringScenario: Scenario = {
  name: "People are heard on a day, and hear what became of it",
  ends: { status: "finished", standing: "held", findings: [] },
  template: "lived-experience-gathering",
  title: "What care feels like",
  nation: "scotland",
  parameters: { day: "day+0" },
  people,
  manager: "morag",
  steps: [
    { do: "join", people: ["idris", "yusuf", "kirsty", "sol"] },
    { do: "pay", by: "idris", people: ["yusuf", "kirsty", "sol"], pence: 4_000 },
    {
      do: "write",
      by: "idris",
      part: "invitation:1",
      form: {
        thinking: {
          now: "Care often makes people tell their story again and again.",
          open: "We do not know who should hold the story, so that nobody has to tell it twice.",
          questions: [
            { question: "When were you last met with respect?" },
            { question: "What would have made a bad day better?" },
          ],
        },
        coming: {
          access: "No steps, a hearing loop, a quiet room, and a break each hour.",
          travel: "Book a taxi or keep your ticket. We pay on the day, in cash.",
          thanks: 4_000,
          support: "Two people from the peer group sit by the door all day.",
        },
      },
    },
    { do: "submit", by: "idris", part: "invitation:1" },
    {
      do: "plan-session",
      by: "idris",
      part: "gathering:1",
      block: "day",
      place: "The town hall, in the round room",
      mode: "both",
      offers: "Lunch, a quiet room, and travel paid in cash.",
    },
    {
      do: "hold-session",
      by: "yusuf",
      part: "gathering:1",
      came: ["yusuf", "kirsty", "sol"],
      ledBy: ["yusuf", "idris"],
      others: 31,
      account:
        "Five tables, each with somebody who listens and somebody who writes. Then all together.",
    },
    {
      do: "voice",
      by: "idris",
      part: "gathering:1",
      kind: "story",
      text: "I told it to four people in one week. The fourth one looked at the clock.",
    },
    {
      do: "voice",
      by: "idris",
      part: "gathering:1",
      kind: "idea",
      text: "Let me write it down once, and let me say who may read it.",
      contact: "0131 496 0000",
    },
    { do: "bear-out", part: "gathering:1", people: ["kirsty", "sol"] },
    {
      do: "contribute",
      by: "sol",
      part: "heard:1",
      kind: "idea",
      text: "A card that says: ask me what helps.",
    },
    {
      do: "write",
      by: "idris",
      part: "heard:1",
      form: {
        heard: {
          experiences: [
            { what: "Telling it four times in one week." },
            { what: "Being asked what helps, and then getting it." },
          ],
          challenges: [{ what: "Nobody reads what was written down before." }],
          solutions: [
            {
              idea: "People write their story down once, and say who may read it.",
              next: "We try it with one team in spring, with those who want to be part of it.",
            },
            { idea: "A card that says: ask me what helps.", next: "Sol and Kirsty draw it up." },
          ],
          changed: "It is not about who holds the story. It is about who decides who reads it.",
        },
        back: {
          how: "A letter in plain words to everybody who came, and a call to those who asked for one.",
          credit: "By first name, for those who said yes to it.",
        },
      },
    },
    {
      do: "reply",
      by: "idris",
      part: "heard:1",
      outcome: "done",
      text: "It is among the ideas now, and you said that you would draw it with Kirsty.",
    },
    { do: "ask", by: "idris", part: "heard:1" },
    { do: "all-agree", part: "heard:1" },
    { do: "declare", by: "sol", declares: "stay-in-touch" },
    {
      do: "write",
      by: "idris",
      part: "network:1",
      form: {
        network: {
          wish: 19,
          keeper: ["@idris"],
          what: "We ask about care, and never pass a name on.",
          leave: "One word to Idris is enough, and nobody asks why.",
          nextOn: "day+60",
        },
      },
    },
    { do: "submit", by: "idris", part: "network:1" },
    { do: "wait", until: "finished" },
  ],
};
