import { Polls } from "../board/polls.tsx";
import { aboutPart } from "../decisions/telling-words.ts";
import type { PartOf } from "./part-of.ts";

export const poll: PartOf<"poll"> = {
  section: Polls,
  done: {
    polled: "The poll is open. Everybody who may vote is being asked now.",
    voters: "It is on record who may vote now.",
  },
  events: {
    pollOpened: (t) =>
      `${t.who} opened a poll about ${aboutPart(t)} for ${t.data.list("voters").length} people. It closes on ${t.time(t.data.text("closesAt"))}.`,
    votersListed: (t) =>
      `${t.data.list("voters").length} more people may vote about ${aboutPart(t)}.`,
    electorateChanged: (t) =>
      `${t.who} changed who may vote about ${aboutPart(t)}: ${t.data.list("added").length} added, ${t.data.list("removed").length} taken out.`,
    ballotCast: (t) => `Somebody voted about ${aboutPart(t)}.`,
    votersReminded: (t) => `People who had not voted about ${aboutPart(t)} were reminded.`,
    pollClosed: (t) =>
      `The poll about ${aboutPart(t)} closed: ${t.data.number("cast") ?? 0} of ${t.data.number("voters") ?? 0} people voted.`,
    ballotsListed: (t) => `More of the ballots with names about ${aboutPart(t)}.`,
  },
  entries: {
    pollOpened: "polls",
    votersListed: "polls",
    electorateChanged: "polls",
    ballotCast: "polls",
    votersReminded: "polls",
    pollClosed: "polls",
    ballotsListed: "polls",
  },
  tried: {
    openPoll: "open a poll",
    changeElectorate: "change who may vote",
    castBallot: "vote",
    closePoll: "close a poll",
    remindVoters: "remind people of a poll",
  },
};
