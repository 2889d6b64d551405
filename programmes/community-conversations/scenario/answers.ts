import type { FormValues } from "../../../domain/blocks/form/form.ts";

const activities = [
  {
    activity: "Draw the day on which nobody asked you",
    principle: "participation",
    time: "40 minutes",
    from: "People with lived experience",
  },
  {
    activity: "Who promised what? A wall of cards",
    principle: "accountability",
    time: "30 minutes",
    from: "Staff",
  },
  {
    activity: "The empty chair: who is not in this room?",
    principle: "non-discrimination",
    time: "20 minutes",
    from: "People with lived experience",
  },
  {
    activity: "Say it in your own words: one right, one line",
    principle: "empowerment",
    time: "40 minutes",
    from: "The whole group",
  },
];

const toolkit = (
  drawn: readonly unknown[],
  next: "again" | "ready",
  reason: string,
): FormValues => ({
  purpose: {
    purpose: "Say which right was at stake on a bad day, and what to ask for.",
    audience: "Anybody who has used mental health services, and those near them.",
  },
  activities: {
    activities: drawn,
    leaders: "Two people who have been to a conversation, with a day of training.",
    care: "A quiet room, somebody to talk to, and a call the day after.",
  },
  next: { again: next, reason },
});

export const firstDraft = toolkit(
  activities,
  "again",
  "There is nothing yet about what the law says.",
);

export const secondDraft = toolkit(
  [
    ...activities,
    {
      activity: "Three laws on one page, and a story for each",
      principle: "legality",
      time: "30 minutes",
      from: "The whole group",
    },
  ],
  "ready",
  "Each principle has an activity now.",
);

export const areaAnswers = (
  place: string,
  leaders: readonly string[],
  reach: number,
): FormValues => ({
  plan: {
    place,
    leaders,
    startsOn: "day+0",
    conversations: 2,
    reach,
    invite: "Cards at the food bank and the library, and word of mouth.",
  },
  before: {
    baselineOn: "day-3",
    rights: "Most people say that they have rights, and cannot name one.",
    support: "A peer worker is there and stays an hour longer.",
  },
});

type Findings = {
  readonly conversations: number;
  readonly reached: number;
  readonly difference: string;
  readonly law: string;
};

const principle = (how: string, what: string, gap: string) => ({
  how,
  evidence: [{ what, source: "said" }],
  gap,
});

export const evidenceAnswers = (found: Findings): FormValues => ({
  delivery: {
    conversations: found.conversations,
    reached: found.reached,
    difference: found.difference,
  },
  participation: principle(
    "People chose which activity came first.",
    "Eight said that nobody had asked them before.",
    "Those who work shifts could not come.",
  ),
  accountability: principle(
    "The health board came and wrote down three promises.",
    "One of the three is kept so far.",
    "No day was named for the other two.",
  ),
  "non-discrimination": principle(
    "There was a lift, a signer, and no question at the client.",
    "Two deaf people took part.",
    "Nobody came from the travellers' site.",
  ),
  empowerment: principle(
    "People wrote one right in their own words.",
    "Five have used theirs since.",
    "Some felt worse, because they saw what they had missed.",
  ),
  legality: principle(
    found.law,
    "One person asked for their notes, and got them.",
    "Words in law are hard.",
  ),
});

export const joinedAnswers: FormValues = {
  compared: {
    principles: [
      {
        principle: "participation",
        first: "Nearly all spoke.",
        second: "Half spoke.",
        why: "The second room was large, with chairs in rows.",
      },
      {
        principle: "legality",
        first: "Three laws were too many.",
        second: "One law was enough.",
        why: "Both say the same: fewer, with a story.",
      },
    ],
    place: "The size of the room has to do with the place. The law page is the toolkit's fault.",
  },
  joined: {
    changes: [
      { change: "One law, with one story", from: "Both" },
      { change: "A drawing of how to set the chairs", from: "The second area" },
    ],
    disagreed: "The first area wants no signs at the client. Each area can choose.",
  },
};

export const decisionAnswers: FormValues = {
  decision: {
    next: "share",
    why: "People in both areas use it on their own now.",
    credit: "All names, for those who want theirs in it.",
  },
};

export const shareAnswers: FormValues = {
  home: {
    owner: "The rights programme",
    keepers: ["@morag", "@yusuf"],
    learn: "A day of training, led by people from the two areas.",
    cost: "Nothing. The printed one is at cost.",
    reviewOn: "day+365",
  },
  voice: { say: "Any change to it comes back to this group and needs its yes." },
};
