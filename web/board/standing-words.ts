import type { AskedNow } from "../../api/services/runs/asked-now.ts";
import type { Reached } from "../../domain/rules/notices.ts";
import { timeWords } from "../../domain/time-words.ts";
import type { Frame } from "../frame.ts";

type Zoned = Pick<Frame, "zone" | "now">;

/** Asked is not sent, sent is not opened, and none of them is an answer. */
const reachedWords: Readonly<Record<Reached, string>> = {
  seen: "they opened it",
  told: "they were told in person",
  sent: "a message was sent",
  "being-sent": "a message is being sent",
  "by-choice": "they chose to be sent no message, and have not opened it yet",
  failed: "no message reached them",
};

const messageWords = ({ reached, heldUntil }: AskedNow, reader: Zoned): string =>
  heldUntil === null
    ? reachedWords[reached]
    : `their message waits until ${timeWords(heldUntil, reader)}, as they chose`;

/** How somebody who is asked stands, for whoever may help them. */
export const standingWords = (one: AskedNow, reader: Zoned): string => {
  const { standing } = one;
  switch (standing) {
    case "waited-for":
      return `no answer yet (${messageWords(one, reader)})`;
    case "wants-time":
      return "asked for more time, or to talk";
    case "answered":
      return "has answered";
    case "not-asked-now":
      return "is not asked any more";
    default:
      return standing satisfies never;
  }
};
