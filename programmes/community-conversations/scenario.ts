import type { Scenario, Step } from "../scenario.ts";
import {
  areaAnswers,
  decisionAnswers,
  evidenceAnswers,
  firstDraft,
  joinedAnswers,
  secondDraft,
  shareAnswers,
} from "./scenario/answers.ts";
import { conversationsPeople } from "./scenario/people.ts";
import { groupAnswers } from "../shared/group-answers.ts";

const reads = (part: string, point: "before" | "after", value: number): readonly Step[] => [
  {
    do: "measure",
    by: "ewan",
    part,
    block: point,
    indicator: "rights",
    value,
    people: 14,
    source: "A card that people filled in at the door.",
  },
];

const talks = (
  part: string,
  ledBy: readonly string[],
  came: readonly string[],
  others: number,
): readonly Step[] => [
  {
    do: "plan-session",
    by: "ewan",
    part,
    block: "conversation",
    place: "Where people go anyway",
    offers: "Soup, a lift, and a quiet room.",
  },
  {
    do: "hold-session",
    by: "ewan",
    part,
    came,
    ledBy,
    others,
    account: "People chose what came first.",
  },
  { do: "bear-out", part, people: [...ledBy, ...came] },
];

/** A toolkit in two drafts, tried in two areas at once, compared and joined. */
export const communityConversationsScenario: Scenario = {
  name: "Two areas try one toolkit at once and compare",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "community-conversations",
  title: "Talking about our rights",
  nation: "scotland",
  parameters: { firstArea: "Lochside", secondArea: "Braehead" },
  people: conversationsPeople,
  manager: "isla",
  steps: [
    { do: "join", people: ["ewan", "morag", "yusuf", "kirsty", "alba", "finlay", "shona"] },
    {
      do: "pay",
      by: "ewan",
      people: ["morag", "yusuf", "kirsty", "alba"],
      pence: 4_000,
    },
    {
      do: "write",
      by: "ewan",
      part: "form-group:1",
      form: groupAnswers({
        chair: "@morag",
        coordinator: "@ewan",
        deciders: ["@morag", "@yusuf", "@kirsty", "@alba", "@finlay", "@shona"],
      }),
    },
    {
      do: "tell",
      text: "Each section can be asked about for itself. First comes who is in the group.",
    },
    { do: "ask", by: "ewan", part: "form-group:1", sections: ["people"] },
    { do: "ask", by: "ewan", part: "form-group:1", sections: ["agreement", "qualities"] },
    { do: "all-agree", part: "form-group:1" },

    { do: "write", by: "ewan", part: "toolkit:1", form: firstDraft },
    {
      do: "contribute",
      by: "alba",
      part: "toolkit:1",
      kind: "concern",
      text: "There is nothing in it about the law. Then it is only talk.",
    },
    {
      do: "reply",
      by: "morag",
      part: "toolkit:1",
      outcome: "done",
      text: "You are right. The next draft has a page on it.",
    },
    { do: "ask", by: "ewan", part: "toolkit:1" },
    { do: "all-agree", part: "toolkit:1" },
    { do: "write", by: "ewan", part: "toolkit:2", form: secondDraft },
    { do: "ask", by: "ewan", part: "toolkit:2" },
    { do: "all-agree", part: "toolkit:2" },

    {
      do: "train",
      by: "ewan",
      people: ["yusuf", "kirsty"],
      kind: "co-facilitating",
      what: "A day of leading conversations side by side with Morag.",
    },
    { do: "tell", text: "Each says which area they know. Morag knows both." },
    ...["morag", "yusuf"].map((by): Step => ({ do: "declare", by, declares: "first-area" })),
    ...["morag", "kirsty", "alba"].map((by): Step => ({
      do: "declare",
      by,
      declares: "second-area",
    })),
    { do: "tell", text: "Both areas start side by side; neither waits for the other." },
    {
      do: "write",
      by: "ewan",
      part: "areas:1",
      form: areaAnswers("The library", ["@yusuf", "@morag"], 16),
    },
    {
      do: "write",
      by: "kirsty",
      part: "areas:2",
      form: areaAnswers("The old school", ["@kirsty", "@morag"], 20),
    },
    { do: "ask", by: "ewan", part: "areas:2" },
    { do: "ask", by: "ewan", part: "areas:1" },
    {
      do: "tell",
      text: "Kirsty wrote the plan for Braehead, so she cannot be one of those who agree to it.",
    },
    { do: "answer", by: "kirsty", part: "areas:2", answer: "yes", refused: true },
    { do: "all-agree", part: "areas:2" },
    ...reads("areas:2", "before", 22),
    { do: "all-agree", part: "areas:1" },
    ...talks("areas:2", ["kirsty", "morag"], ["alba"], 10),
    ...reads("areas:1", "before", 18),
    ...talks("areas:1", ["yusuf", "morag"], [], 7),
    ...talks("areas:1", ["yusuf"], ["morag"], 5),
    ...reads("areas:1", "after", 71),
    ...talks("areas:2", ["kirsty"], ["morag", "alba"], 11),
    ...reads("areas:2", "after", 44),

    {
      do: "write",
      by: "ewan",
      part: "areas:3",
      form: evidenceAnswers({
        conversations: 2,
        reached: 14,
        difference: "Nothing, but that it rained.",
        law: "Three laws, of which people took home one.",
      }),
    },
    {
      do: "write",
      by: "ewan",
      part: "areas:4",
      form: evidenceAnswers({
        conversations: 2,
        reached: 21,
        difference: "One more chair than people, so nobody was turned away.",
        law: "One law, told as a story.",
      }),
    },
    { do: "ask", by: "ewan", part: "areas:3" },
    { do: "ask", by: "ewan", part: "areas:4" },
    {
      do: "answer",
      by: "alba",
      part: "areas:4",
      answer: "no",
      comment: "It says that all could come. The door was locked for the first half hour.",
    },
    {
      do: "write",
      by: "ewan",
      part: "areas:4",
      form: {
        delivery: {
          conversations: 2,
          reached: 21,
          difference: "The door was locked for the first half hour. Some people left.",
        },
      },
      note: "It now says that the door was locked, and that people left.",
    },
    { do: "all-agree", part: "areas:4" },
    { do: "all-agree", part: "areas:3" },
    { do: "tell", text: "Now both areas are laid side by side, and become one." },
    { do: "write", by: "ewan", part: "areas:5", form: joinedAnswers },
    { do: "ask", by: "ewan", part: "areas:5" },
    { do: "all-agree", part: "areas:5" },

    { do: "write", by: "ewan", part: "decision:1", form: decisionAnswers },
    { do: "ask", by: "ewan", part: "decision:1" },
    { do: "all-agree", part: "decision:1" },
    { do: "write", by: "ewan", part: "share:1", form: shareAnswers },
    { do: "ask", by: "ewan", part: "share:1" },
    { do: "all-agree", part: "share:1" },
    { do: "wait", until: "finished" },
  ],
};
