import { circleWords, periodWords } from "../../templates/words.ts";
import { toEverybody } from "../../visibility/about.ts";
import type { ActsOf } from "../acts-of.ts";
import { BY_ADDRESS } from "./block.ts";
import { closePoll } from "./close.ts";
import { castBallot, changeElectorate, openPoll, remindVoters } from "./decide.ts";
import { pollFindings } from "./lint.ts";
import { origins } from "./origins.ts";
import { planPoll } from "./plan.ts";

export const poll: ActsOf<"poll"> = {
  blocks: {
    poll: {
      plan: planPoll,
      words: (template, { question, voters, open, anonymous }) => [
        `People vote: “${question}”`,
        voters === BY_ADDRESS
          ? "Whoever opens the vote says who may vote."
          : `Those who may vote: ${circleWords(template.circles[voters])}.`,
        `The vote is open for ${periodWords(open)}.`,
        ...(anonymous ? ["Nobody sees who voted for what."] : []),
      ],
      findings: (template, block, path, form) => pollFindings(template, form, block, path),
    },
  },
  decides: { openPoll, changeElectorate, castBallot, closePoll, remindVoters },
  reaches: {
    pollOpened: toEverybody,
    votersListed: toEverybody,
    electorateChanged: toEverybody,
    ballotCast: toEverybody,
    votersReminded: toEverybody,
    pollClosed: toEverybody,
    ballotsListed: toEverybody,
  },
  origins,
};
