import type { RulesOf } from "../rules-of.ts";
import * as then from "./evolve.ts";
import { isHeld } from "./sessions.ts";

export const session: RulesOf<"session"> = {
  passing: {
    session: {
      isDone: isHeld,
      first: {
        what: "The session before this has not been held yet.",
        mend: "Hold it, and say how it went.",
      },
      waits: "session",
    },
  },
  follows: {
    sessionPlanned: then.sessionPlanned,
    sessionHeld: then.sessionHeld,
    sessionCancelled: then.sessionCancelled,
    voiceHeard: then.voiceHeard,
  },
  initial: { sessions: {}, voices: {} },
};
