import type { Breakdown, Results as Known } from "../../domain/visibility/results.ts";
import { answerText } from "../words/answers.ts";
import { count } from "../../domain/counted-words.ts";
import { sidesWords } from "../words/people.ts";
import type { Side } from "../../domain/template.ts";

const Counted = ({ breakdown }: { readonly breakdown: Breakdown }) => (
  <ul>
    {Object.entries(breakdown).map(([kind, many]) => (
      <li>
        {answerText(kind)}: {count(many, "person", "people")}
      </li>
    ))}
  </ul>
);

const isSide = (side: string): side is Side => Object.hasOwn(sidesWords, side);

/** How many answered; what they said, only once it is settled, and never where it would point at one person. */
export const Results = ({ results }: { readonly results: Known | undefined }) => {
  if (results === undefined) return null;
  const answered = `${results.answered} of ${count(results.asked, "person", "people")} answered.`;
  if (results.kind === "hidden") {
    return <p>{answered} What they said is hidden until the decision is made.</p>;
  }
  const sides = Object.entries(results.bySide).flatMap(([side, breakdown]) =>
    isSide(side) && breakdown ? [{ side, breakdown }] : [],
  );
  return (
    <>
      <p>{answered}</p>
      {results.total === null ? (
        <p class="soft">So few people answered that we do not show who said what.</p>
      ) : (
        <Counted breakdown={results.total} />
      )}
      {sides.map(({ side, breakdown }) => (
        <>
          <h3>Of the {sidesWords[side]}</h3>
          <Counted breakdown={breakdown} />
        </>
      ))}
    </>
  );
};
