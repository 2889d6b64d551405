import type { Breakdown, Results as Known } from "../../domain/visibility/results.ts";
import { answerText } from "../words/answers.ts";
import { useWords } from "../language/language.tsx";
import { sidesWords } from "../words/people.ts";
import type { Side } from "../../domain/template.ts";
import { closedWords } from "./after-words.tsx";

const Counted = ({ breakdown }: { readonly breakdown: Breakdown }) => {
  const t = useWords(closedWords);
  return (
    <ul>
      {Object.entries(breakdown).map(([kind, many]) => (
        <li>
          {answerText(kind)}: {t.people(many)}
        </li>
      ))}
    </ul>
  );
};

const isSide = (side: string): side is Side => Object.hasOwn(sidesWords, side);

/** How many answered; what they said, only once it is settled, and never where it would point at one person. */
export const Results = ({ results }: { readonly results: Known | undefined }) => {
  const t = useWords(closedWords);
  if (results === undefined) return null;
  const answered = t.answered(results.answered, results.asked);
  if (results.kind === "hidden") {
    return (
      <p>
        {answered} {t.hidden}
      </p>
    );
  }
  const sides = Object.entries(results.bySide).flatMap(([side, breakdown]) =>
    isSide(side) && breakdown ? [{ side, breakdown }] : [],
  );
  return (
    <>
      <p>{answered}</p>
      {results.total === null ? (
        <p class="soft">{t.fewAnswered}</p>
      ) : (
        <Counted breakdown={results.total} />
      )}
      {sides.map(({ side, breakdown }) => (
        <>
          <h3>{t.sides[side]}</h3>
          <Counted breakdown={breakdown} />
        </>
      ))}
    </>
  );
};
