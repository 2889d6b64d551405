import { Sessions } from "../board/sessions.tsx";
import { aboutPart, word } from "../decisions/telling-words.ts";
import { contributionWords } from "../words/contributions.ts";
import type { PartOf } from "./part-of.ts";

export const session: PartOf<"session"> = {
  section: Sessions,
  done: {
    planned: "The session is planned. Everybody in the run gets a message.",
    held: "It is on record how the session went. Thank you.",
    cancelled:
      "It is on record that this session is not held. Everybody in the run gets a message.",
    heard: "It is on record what they said. Thank you.",
  },
  events: {
    sessionPlanned: (t) =>
      `${t.who} planned a session for ${aboutPart(t)}, on ${t.date(t.data.text("on"))}.`,
    sessionHeld: (t) => {
      const others = t.data.number("others") ?? 0;
      return `A session of ${aboutPart(t)} was held on ${t.date(t.data.text("on"))}. Led by ${t.names(t.data.list("ledBy")) || "nobody named"}. Came: ${t.names(t.data.list("came")) || "nobody named"}${others === 0 ? "" : `, and ${others} who are not in the group`}.`;
    },
    sessionCancelled: (t) => `${t.who} cancelled a session of ${aboutPart(t)}.`,
    voiceHeard: (t) =>
      `${t.who} wrote down what somebody said at a session of ${aboutPart(t)}: ${word(contributionWords, t.data.text("kind")).toLowerCase()}.`,
  },
  entries: {
    sessionPlanned: "doing",
    sessionHeld: "doing",
    sessionCancelled: "doing",
    voiceHeard: "shared",
  },
  tried: {
    planSession: "plan a session",
    holdSession: "say how a session went",
    cancelSession: "cancel a session",
    hearVoice: "write down what somebody said",
  },
};
