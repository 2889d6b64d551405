import { NOTHING } from "../../plan/share.ts";
import { circleWords } from "../../templates/words.ts";
import { toEverybody } from "../../visibility/about.ts";
import type { ActsOf } from "../acts-of.ts";
import { cancelSession, hearVoice, holdSession, planSession } from "./decide.ts";
import { sessionFindings } from "./lint.ts";
import { origins } from "./origins.ts";
import { sessionWaits } from "./waits.ts";

export const session: ActsOf<"session"> = {
  blocks: {
    session: {
      plan: (state, part, block, now) => ({
        ...NOTHING,
        ...sessionWaits(state, part, block, now),
      }),
      words: (template, { held = 1, leads }) => [
        `People meet${held > 1 ? ` ${held} times` : ""}.`,
        ...(leads === undefined ? [] : [`It is led by: ${circleWords(template.circles[leads])}.`]),
      ],
      findings: sessionFindings,
    },
  },
  decides: { planSession, holdSession, cancelSession, hearVoice },
  reaches: {
    sessionPlanned: toEverybody,
    sessionHeld: toEverybody,
    sessionCancelled: toEverybody,
    voiceHeard: toEverybody,
  },
  origins,
};
