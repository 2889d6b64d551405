import type { Scenario, Step } from "../scenario.ts";
import { people } from "./scenario/people.ts";

type Figures = { readonly aware: number; readonly sure: number };

const reads = (part: string, block: "before" | "after", figures: Figures, n: number): Step[] =>
  (["aware", "sure"] as const).map((indicator) => ({
    do: "measure",
    by: "amir",
    part,
    block,
    indicator,
    value: figures[indicator],
    people: n,
    how: "scored",
    source: "Five questions on paper, with no names.",
  }));

/** One workshop, from its plan to what staff intend to do. */
const workshop = (
  number: number,
  whom: string,
  staff: number,
  before: Figures,
  after: Figures,
): readonly Step[] => {
  const part = `workshops:${number}`;
  const later = `workshops:${number + 1}`;
  return [
    { do: "add-site", by: "amir", step: "workshops", title: whom },
    {
      do: "write",
      by: "amir",
      part,
      form: {
        plan: {
          whom,
          contact: "Small tables. One Champion and five staff at each. Questions go both ways.",
          parts: [
            { what: "Three stories", who: "Bridie and Otis" },
            { what: "What would you do?", who: "All" },
          ],
          care: "Each story was tried out before. A quiet room is next door.",
        },
      },
    },
    { do: "ask", by: "amir", part },
    { do: "all-agree", part },
    ...reads(part, "before", before, staff),
    {
      do: "plan-session",
      by: "amir",
      part,
      block: "workshop",
      place: "The seminar room on the second floor",
      offers: "Cover on the ward, and sandwiches.",
    },
    {
      do: "hold-session",
      by: "amir",
      part,
      came: ["meg"],
      ledBy: ["bridie", "otis"],
      others: staff,
      account: "It was quiet at first. Then they did not want to stop.",
    },
    { do: "bear-out", part, people: ["bridie", "otis", "meg"] },
    ...reads(part, "after", after, staff),
    {
      do: "write",
      by: "amir",
      part: later,
      form: {
        actions: {
          actions: [
            { what: "Ask how somebody is before what they weigh.", ask: "In three months" },
            { what: "Take the sign off the door of room nine.", ask: "Next week" },
          ],
          hard: "There is little time, and the forms ask for the wrong things.",
        },
      },
    },
    { do: "submit", by: "amir", part: later },
  ];
};

/** Two groups of staff, one after the other. */
export const hospitalWorkshopsScenario: Scenario = {
  name: "Champions lead two workshops, and what staff know is read before and after",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "hospital-workshops",
  title: "The second floor listens",
  nation: "scotland",
  parameters: {},
  people,
  manager: "senga",
  steps: [
    { do: "join", people: ["amir", "bridie", "otis", "wanda", "meg"] },
    { do: "pay", by: "amir", people: ["bridie", "otis"], pence: 9_000, declined: ["otis"] },
    {
      do: "write",
      by: "amir",
      part: "partnership:1",
      form: {
        partners: {
          champions: ["@bridie", "@otis"],
          brings: [
            { who: "The hospital", what: "Rooms, and cover for staff" },
            { who: "Wanda's group", what: "Trained Champions" },
          ],
          say: "Nothing of a story is used without a yes from whose story it is.",
        },
        change: {
          where: "At the door of the ward, and in how notes are written.",
          better: "Nobody is asked to prove that it is bad enough.",
        },
      },
    },
    { do: "ask", by: "amir", part: "partnership:1" },
    { do: "all-agree", part: "partnership:1" },
    ...workshop(1, "Dieticians", 14, { aware: 2.5, sure: 2 }, { aware: 4, sure: 3.5 }),
    ...workshop(3, "New doctors", 21, { aware: 3, sure: 2.5 }, { aware: 4, sure: 3 }),
    { do: "sites-complete", by: "amir", step: "workshops" },
    {
      do: "write",
      by: "amir",
      part: "learning:1",
      form: {
        learning: {
          changed: "Staff know more, and most are more sure. New doctors less than dieticians.",
          done: [{ what: "The sign is off the door of room nine." }],
          leading: "Tired, and proud. Two in a week is too many.",
          next: "Porters, who asked for it.",
        },
      },
    },
    { do: "ask", by: "amir", part: "learning:1" },
    { do: "all-agree", part: "learning:1" },
    { do: "wait", until: "finished" },
  ],
};
