import type { RulesOf } from "../rules-of.ts";
import * as then from "./evolve.ts";
import { pollOf } from "./lookup.ts";

export const poll: RulesOf<"poll"> = {
  passing: {
    poll: {
      isDone: (state, part, { key }) => (pollOf(state, part, key)?.outcome ?? null) !== null,
      first: {
        what: "The poll before this has not closed yet.",
        mend: "Wait until it has closed, or open it first.",
      },
      waits: "poll",
    },
  },
  follows: {
    pollOpened: then.pollOpened,
    votersListed: then.votersListed,
    electorateChanged: then.electorateChanged,
    ballotCast: then.ballotCast,
    votersReminded: then.votersReminded,
    pollClosed: then.pollClosed,
    ballotsListed: then.ballotsListed,
  },
  initial: { polls: {} },
};
