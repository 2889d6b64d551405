import type { Scenario, Step } from "../scenario.ts";
import { people } from "./scenario/people.ts";

const cohort = ["shona", "davy", "lena", "peri"];

const day = (part: string, came: readonly string[], account: string): readonly Step[] => [
  {
    do: "plan-session",
    by: "ben",
    part,
    block: "days",
    place: "The old school house, with beds for all",
    offers: "A room each, meals, travel, and care at home paid.",
  },
  { do: "hold-session", by: "ben", part, came, ledBy: ["noor", "ben"], account },
  { do: "bear-out", part, people: [...came, "noor"] },
];

const block = (
  number: number,
  topics: string,
  led: string,
  came: readonly string[] = cohort,
): readonly Step[] => {
  const part = `blocks:${number}`;
  return [
    ...day(part, cohort, "The first day: all arrived, and nobody was in a hurry."),
    ...day(part, came, "The second day: more talk than plan, and that was right."),
    {
      do: "write",
      by: "ben",
      part,
      form: {
        topics: { topics, led: [{ what: led }] },
        people: {
          skills: "Speak to a group, and stop when it is enough.",
          care: "Walks at noon. Anybody could leave the room and come back.",
          better: "Start an hour later.",
        },
      },
    },
    { do: "submit", by: "ben", part },
  ];
};

/** Six days. One person misses two of them, and is told kindly that a Champion came to five. */
export const communityChampionsTrainingScenario: Scenario = {
  name: "Four people train for six days, and three become Champions",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "community-champions-training",
  title: "Champions of the coast",
  nation: "scotland",
  parameters: {},
  people,
  manager: "ailsa",
  steps: [
    { do: "join", people: ["ben", "noor", ...cohort] },
    {
      do: "pay",
      by: "ben",
      people: ["noor", ...cohort],
      pence: 12_000,
      declined: ["davy"],
    },
    {
      do: "write",
      by: "ben",
      part: "preparation:1",
      form: {
        cohort: {
          cohort: cohort.map((key) => `@${key}`),
          hopes: [{ hope: "To speak without shaking" }, { hope: "To know my rights" }],
        },
        home: {
          place: "By the sea, no stairs, and a room with a door that shuts.",
          costs: "All of it, before they travel. Care at home is paid too.",
          care: "Noor by day, and a nurse who sleeps in the house.",
        },
      },
    },
    { do: "ask", by: "ben", part: "preparation:1" },
    { do: "all-agree", part: "preparation:1" },
    ...block(1, "Who decides, and who is decided about.", "Shona led the talk about wards."),
    ...block(2, "What the law says, and where stigma hides.", "Lena played a doctor.", [
      "shona",
      "lena",
      "peri",
    ]),
    ...block(3, "A card, a cake stall and a running group.", "Peri planned the cake stall.", [
      "shona",
      "lena",
      "peri",
    ]),
    {
      do: "tell",
      text: "Who came to five of the six days can say: I am a Champion. Nobody says it for them.",
    },
    { do: "claim-credential", by: "shona", credential: "champion" },
    { do: "claim-credential", by: "lena", credential: "champion" },
    { do: "claim-credential", by: "peri", credential: "champion" },
    {
      do: "write",
      by: "ben",
      part: "closing:1",
      form: {
        closing: {
          ties: "Shona and Peri live two streets apart, and had never met.",
          next: [{ what: "A self-help card, by Shona" }, { what: "A cake stall, by Peri" }],
          missed: "Davy missed two days because of work. He can come to the next block one.",
        },
      },
    },
    { do: "submit", by: "ben", part: "closing:1" },
    { do: "wait", until: "finished" },
  ],
};
