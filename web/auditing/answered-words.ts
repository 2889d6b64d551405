import { count, listWords } from "../../domain/counted-words.ts";
import type { Results } from "../../domain/visibility/results.ts";
import { answerText } from "../words/answers.ts";

/** How many answered; what they said, only once it is settled, and never where it would point at one person. */
export function answeredWords(results: Results | undefined): string {
  if (results === undefined) return "";
  const answered = `${results.answered} of ${count(results.asked, "person", "people")} answered.`;
  if (results.kind === "hidden")
    return `${answered} What they said is hidden until the decision is made.`;
  if (results.total === null) return answered;
  const said = Object.entries(results.total).map(
    ([kind, many]) => `${answerText(kind)}: ${count(many, "person", "people")}`,
  );
  return `${answered} ${listWords(said)}.`;
}
