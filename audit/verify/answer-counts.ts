import type { Assurance } from "../../domain/actor.ts";
import type { LoggedEvent } from "./logged-event.ts";

/** Answers by their assurance. */
export type AnswerCounts = Readonly<Record<Assurance, number>>;

export const NO_ANSWERS: AnswerCounts = {
  "passkey-signed": 0,
  "signed-in": 0,
  "assisted-confirmed": 0,
  "assisted-unconfirmed": 0,
};

/** Counts each person's last answer to each request, with the assurance that it has in the end. */
export function countAnswers(events: readonly LoggedEvent[]): AnswerCounts {
  const answers = new Map<string, Assurance>();
  for (const { type, data, assurance } of events) {
    switch (type) {
      case "signedOff":
      case "declined":
      case "preferred":
      case "askedForTime":
      case "stoodAside":
        if (assurance !== undefined) answers.set(nameOf(data), assurance);
        break;
      case "answerConfirmed":
        if (answers.has(nameOf(data))) answers.set(nameOf(data), "assisted-confirmed");
        break;
      case "answerDisputed":
        answers.delete(nameOf(data));
        break;
      default:
    }
  }
  const counts: Record<Assurance, number> = { ...NO_ANSWERS };
  for (const level of answers.values()) counts[level] += 1;
  return counts;
}

const nameOf = ({ request, member }: { readonly request: string; readonly member: string }) =>
  `${request}/${member}`;
