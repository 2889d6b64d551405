import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { DemoPerson, Scenario, Step } from "../scenario.ts";
import { people } from "./scenario/people.ts";
import { volunteers } from "./scenario/volunteers.ts";

const agreed = (part: string, form: FormValues, by = "stig"): readonly Step[] => [
  { do: "write", by, part, form },
  { do: "ask", by: "stig", part },
  { do: "all-agree", part },
];

const keys = volunteers.map(({ key }: DemoPerson) => key);

const round = (number: number, again: "again" | "list", messages: readonly string[]) => {
  const part = `messages:${number}`;
  const steps: readonly Step[] = [
    {
      do: "plan-session",
      by: "stig",
      part,
      block: "talk",
      place: "The back room of the café",
      offers: "Cake, and bus fares.",
    },
    {
      do: "hold-session",
      by: "stig",
      part,
      came: ["mo", "jess"],
      ledBy: ["rae"],
      others: 9,
      account: "A long table, and a lot of paper.",
    },
    { do: "bear-out", part, people: ["rae", "mo", "jess"] },
    ...agreed(part, {
      messages: {
        messages: messages.map((text) => ({ text })),
        said: "Short ones work. Nobody wants to be told off by a badge.",
        apart: "Mo likes it loud. Jess would not wear it loud.",
      },
      next: { again },
    }),
  ];
  return steps;
};

/** Everything up to the poll. */
const upToThePoll: readonly Step[] = [
  { do: "join", people: ["stig", "rae", "mo", "jess", "anna", "rico"] },
  { do: "pay", by: "stig", people: ["rae", "mo", "jess"], pence: 3_000, declined: ["mo"] },
  ...agreed(
    "concept:1",
    {
      concept: {
        name: "Hand it on",
        what: "A badge that one wears for a day and then gives to somebody, with a word.",
        feel: "Brave enough to say it, and to ask.",
        whose: ["@rae"],
      },
    },
    "rae",
  ),
  ...agreed("partner:1", {
    partner: {
      looked: [
        { who: "A large firm", liked: "Their films" },
        { who: "Rico's studio", liked: "They asked first, and then drew" },
      ],
      chosen: "Rico's studio",
      open: true,
      why: "Rico knows panic from the inside, and says so.",
      say: "They draw. The words are ours.",
    },
  }),
  ...round(1, "again", ["I had a bad year. Ask me.", "Hand it on"]),
  ...round(2, "list", ["Ask me twice", "Hand it on", "Still here"]),
  {
    do: "write",
    by: "stig",
    part: "choice:1",
    form: {
      short: {
        list: ["Ask me twice", "Hand it on", "Still here"],
        how: "These were left when everybody had crossed out what they would not wear.",
      },
    },
  },
  { do: "submit", by: "stig", part: "choice:1" },
  { do: "open-poll", by: "stig", part: "choice:1", block: "choose", voters: keys },
];

const final = (poll: string): readonly Step[] => [
  ...agreed("choice:2", {
    final: {
      message: "Ask me twice",
      poll,
      differs: "The first idea had no words on it. Now it has three.",
      apart: "Mo would have liked it louder. It stays on record.",
    },
  }),
  { do: "start", by: "stig", part: "launch:1" },
  {
    do: "complete",
    by: "stig",
    part: "launch:1",
    reached: 4_000,
    deliveredBy: ["rae", "jess"],
    report: "It went from hand to hand for a week.",
  },
  { do: "wait", until: "finished" },
];

const campaign = {
  template: "pass-the-badge",
  title: "Hand it on",
  nation: "scotland",
  parameters: {},
  people: [...people, ...volunteers],
  manager: "dora",
  ends: { status: "finished", standing: "co-produced", findings: [] },
} as const;

export const passTheBadgeScenario: Scenario = {
  ...campaign,
  name: "All volunteers choose from a short list",
  steps: [
    ...upToThePoll,
    ...keys.map((by, at): Step => ({
      do: "vote",
      by,
      part: "choice:1",
      block: "choose",
      choice: at % 3 === 0 ? [0, 2] : [0],
    })),
    ...final("All eight chose it, and five chose nothing else."),
  ],
};

/** Few answer. The campaign goes out all the same, and its record says on how few it rests. */
export const poorResponseScenario: Scenario = {
  ...campaign,
  name: "Few volunteers answer the short list",
  title: "Three of eight",
  ends: { status: "finished", standing: "at-risk", findings: ["poor-response"] },
  steps: [
    ...upToThePoll,
    ...keys.slice(0, 3).map((by): Step => ({
      do: "vote",
      by,
      part: "choice:1",
      block: "choose",
      choice: [0],
    })),
    { do: "wait", until: { part: "choice:1", wait: "votes" } },
  ],
  left: {
    text: "Five of the eight have not voted yet. The poll closes in two weeks, whoever votes.",
    steps: final("Three of eight voted. The other five we do not know."),
  },
};
