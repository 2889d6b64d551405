import type { Scenario } from "../scenario.ts";
import { people } from "./scenario/people.ts";

/** A day of thanks, with a first date that could not be kept. */
export const volunteerGatheringScenario: Scenario = {
  name: "Volunteers are thanked, on the second day that was set",
  ends: { status: "finished", standing: "held", findings: [] },
  template: "volunteer-gathering",
  title: "Thank you, all of you",
  nation: "scotland",
  parameters: { day: "day+0" },
  people,
  manager: "una",
  steps: [
    { do: "join", people: ["petr", "zara", "gwen", "lewis"] },
    {
      do: "write",
      by: "petr",
      part: "plan:1",
      form: {
        thanks: {
          work: [{ what: "Twelve walks" }, { what: "Forty talks in schools" }],
          named: ["@zara", "@gwen"],
          how: "Each person gets a letter about what they did, from somebody who saw it.",
        },
        day: {
          programme: "Soup, songs, and a wall of photos. Nobody gives a speech over five minutes.",
          access: "The ground floor, a quiet corner, and a film of the day for those at home.",
          costs: "Travel and care at home, paid on the day.",
        },
      },
    },
    { do: "submit", by: "petr", part: "plan:1" },
    {
      do: "plan-session",
      by: "petr",
      part: "gathering:1",
      block: "day",
      place: "The boat club",
      offers: "Soup, and a lift from the station.",
    },
    {
      do: "cancel-session",
      by: "petr",
      part: "gathering:1",
      reason: "The boat club has no power after the storm.",
    },
    {
      do: "plan-session",
      by: "petr",
      part: "gathering:1",
      block: "day",
      place: "The library, on the ground floor",
      offers: "Soup, and a lift from the station.",
    },
    {
      do: "hold-session",
      by: "petr",
      part: "gathering:1",
      came: ["zara", "gwen", "lewis"],
      ledBy: ["petr", "zara"],
      others: 42,
      account: "Everybody got their letter. Many read it out.",
    },
    {
      do: "voice",
      by: "petr",
      part: "gathering:1",
      kind: "story",
      text: "I thought that nobody had seen it. Somebody had.",
    },
    { do: "bear-out", part: "gathering:1", people: ["zara", "gwen", "lewis"] },
    {
      do: "pay",
      by: "petr",
      people: ["zara", "gwen", "lewis"],
      pence: 1_500,
      declined: ["lewis"],
    },
    {
      do: "write",
      by: "petr",
      part: "valued:1",
      form: {
        valued: {
          said: [{ what: "The letters." }, { what: "That there was no long speech." }],
          missed: "Eight could not come. Their letters are in the post, with soup money.",
          next: "Start earlier, so that people get home in daylight.",
        },
      },
    },
    { do: "submit", by: "petr", part: "valued:1" },
    { do: "wait", until: "finished" },
  ],
};
