import type { Scenario } from "../../scenario.ts";
import { proposal } from "./answers.ts";
import {
  asksFor,
  followUp,
  fund,
  joAsks,
  panelIsAsked,
  panelStands,
  rules,
  seat,
} from "./steps.ts";

const ASKED = 24_000;
const CHOIR = "A choir that meets in the laundrette.";

/** A Champion knows who asks, says so and steps out. A substitute, named before, takes the seat, and the four are asked. */
export const conflictedChampion: Scenario = {
  ...fund,
  name: "A Champion who knows who asks steps out, and a substitute sits down",
  title: "A choir in the laundrette",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  parameters: rules,
  people: [...fund.people, seat("moira", "Moira Tait", "pwle")],
  steps: [
    ...panelStands,
    ...joAsks(asksFor(ASKED, CHOIR)),
    ...panelIsAsked("decision:1", ASKED, CHOIR),
    {
      do: "recuse",
      by: "stuart",
      part: "decision:1",
      reason: "Jo is my neighbour, and I would sing in it.",
    },
    {
      do: "tell",
      text: "With one seat empty nothing can pass. The fund stated that a substitute takes it, named before the request: Moira.",
    },
    { do: "join", people: ["moira"] },
    { do: "pay", by: "robbie", people: ["moira"], pence: 2_500 },
    {
      do: "write",
      by: "robbie",
      part: "decision:1",
      form: proposal(ASKED, `${CHOIR} Stuart has stepped out, and Moira sits for him.`),
      note: "Moira takes the seat, so the four are asked again.",
    },
    { do: "answer", by: "stuart", part: "decision:1", answer: "yes", refused: true },
    { do: "answer", by: "moira", part: "decision:1", answer: "yes" },
    { do: "all-agree", part: "decision:1", but: ["stuart", "moira"] },
    ...followUp(
      "panel",
      ASKED,
      "All four said yes. Stuart had no part in it.",
      "Sixteen people sing on Mondays, while their clothes spin.",
    ),
  ],
};
