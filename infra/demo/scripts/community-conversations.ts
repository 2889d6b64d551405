import type { Script } from "../script.ts";
import {
  areaAnswers,
  decisionAnswers,
  evidenceAnswers,
  firstDraft,
  joinedAnswers,
  secondDraft,
  shareAnswers,
} from "./conversations-answers.ts";
import { conversationsPeople } from "./conversations-people.ts";
import { groupAnswers } from "./group-answers.ts";

/** A toolkit in two drafts, tried in two areas at once, compared and joined. */
export const communityConversationsScript: Script = {
  template: "community-conversations",
  title: "Talking about our rights",
  nation: "scotland",
  parameters: { firstArea: "Lochside", secondArea: "Braehead" },
  people: conversationsPeople,
  manager: "isla",
  steps: [
    { do: "join", people: ["ewan", "morag", "yusuf", "kirsty", "alba", "finlay", "shona"] },
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

    { do: "tell", text: "Both areas start side by side; neither waits for the other." },
    {
      do: "write",
      by: "yusuf",
      part: "areas:1",
      form: areaAnswers("The library", ["@yusuf", "@morag"], 16),
    },
    {
      do: "write",
      by: "kirsty",
      part: "areas:2",
      form: areaAnswers("The old school", ["@kirsty"], 20),
    },
    { do: "ask", by: "ewan", part: "areas:2" },
    { do: "ask", by: "ewan", part: "areas:1" },
    {
      do: "tell",
      text: "Kirsty wrote the plan for Braehead, so she cannot be one of those who agree to it.",
    },
    { do: "answer", by: "kirsty", part: "areas:2", answer: "yes", refused: true },
    { do: "all-agree", part: "areas:2" },
    { do: "start", by: "kirsty", part: "areas:2" },
    { do: "all-agree", part: "areas:1" },
    { do: "start", by: "yusuf", part: "areas:1" },
    {
      do: "complete",
      by: "yusuf",
      part: "areas:1",
      reached: 15,
      deliveredBy: ["yusuf", "morag"],
      report: "Two conversations took place.",
    },
    {
      do: "complete",
      by: "kirsty",
      part: "areas:2",
      reached: 21,
      deliveredBy: ["kirsty"],
      report: "Two conversations took place, in a room that was too large.",
    },

    {
      do: "write",
      by: "ewan",
      part: "evidence:1",
      form: evidenceAnswers({
        conversations: 2,
        reached: 15,
        difference: "Nothing, but that it rained.",
        law: "Three laws, of which people took home one.",
      }),
    },
    {
      do: "write",
      by: "ewan",
      part: "evidence:2",
      form: evidenceAnswers({
        conversations: 2,
        reached: 21,
        difference: "One more chair than people, so nobody was turned away.",
        law: "One law, told as a story.",
      }),
    },
    { do: "ask", by: "ewan", part: "evidence:1" },
    { do: "ask", by: "ewan", part: "evidence:2" },
    {
      do: "answer",
      by: "yusuf",
      part: "evidence:2",
      answer: "no",
      comment: "It says that all could come. The door was locked for the first half hour.",
    },
    {
      do: "write",
      by: "ewan",
      part: "evidence:2",
      form: {
        delivery: {
          conversations: 2,
          reached: 21,
          difference: "The door was locked for the first half hour. Some people left.",
        },
      },
      note: "It now says that the door was locked, and that people left.",
    },
    { do: "all-agree", part: "evidence:2" },
    { do: "all-agree", part: "evidence:1" },
    { do: "tell", text: "Now both areas are laid side by side, and become one." },
    { do: "write", by: "ewan", part: "evidence:3", form: joinedAnswers },
    { do: "ask", by: "ewan", part: "evidence:3" },
    { do: "all-agree", part: "evidence:3" },

    { do: "write", by: "ewan", part: "decision:1", form: decisionAnswers },
    { do: "ask", by: "ewan", part: "decision:1" },
    { do: "all-agree", part: "decision:1" },
    { do: "write", by: "ewan", part: "share:1", form: shareAnswers },
    { do: "ask", by: "ewan", part: "share:1" },
    { do: "all-agree", part: "share:1" },
    { do: "wait", until: "finished" },
  ],
};
