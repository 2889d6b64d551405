import { useWords } from "../language/language.tsx";
import { resultsWords } from "./results-words.tsx";
import type { OptionResult } from "../../domain/blocks/poll/event.ts";
import type { PollView } from "../../api/services/polls.ts";
import { isolated } from "../words/isolate.ts";

const figure = (value: number | null): string => (value === null ? "–" : String(value));

const cells = (choose: PollView["choose"], { count, points }: OptionResult): readonly string[] => {
  if (choose === "rank") return [figure(count), figure(points)];
  if (choose !== "scale") return [figure(count)];
  const average = count === null || count === 0 || points === null ? null : points / count;
  return [figure(count), average === null ? "–" : average.toFixed(1)];
};

/** What came of a poll that is closed: a table, and how many took part. */
export const PollResults = ({
  results,
  choose,
  asked,
  cast,
  poorResponse,
}: Pick<PollView, "results" | "choose" | "asked" | "cast" | "poorResponse">) => {
  const t = useWords(resultsWords);
  if (results === null) return null;
  const isCut = results.some(({ count, points, spread }) =>
    choose === "one" || choose === "several"
      ? count === null
      : count === null || points === null || spread?.includes(null) === true,
  );
  const share = asked === 0 ? 0 : Math.round((cast / asked) * 100);
  return (
    <>
      <p>
        {t.voted(cast, asked, share)}
        {poorResponse && t.poor}
      </p>
      <table>
        <caption class="unseen">{t.came}</caption>
        <thead>
          <tr>
            <th scope="col">{t.choices}</th>
            {t.headings[choose].map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr>
              <th scope="row">{isolated(result.option)}</th>
              {cells(choose, result).map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isCut && <p class="soft">{t.few}</p>}
    </>
  );
};
