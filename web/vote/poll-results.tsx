import type { OptionResult } from "../../domain/blocks/poll/event.ts";
import type { PollView } from "../../api/services/polls.ts";
import { isolated } from "../words/isolate.ts";

const FEW = "fewer than five people could be told apart, so it is left out";

const figure = (value: number | null): string => (value === null ? "–" : String(value));

const headings: { readonly [C in PollView["choose"]]: readonly string[] } = {
  one: ["Chosen by"],
  several: ["Chosen by"],
  rank: ["Put first by", "Points"],
  scale: ["Answered by", "Average"],
};

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
        {`${cast} of ${asked} people voted (${share}%).`}
        {poorResponse && " That is a poor response: do not read too much into it."}
      </p>
      <table>
        <caption class="unseen">What came of it</caption>
        <thead>
          <tr>
            <th scope="col">What there was to choose</th>
            {headings[choose].map((heading) => (
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
      {isCut && <p class="soft">{`“–” means: ${FEW}.`}</p>}
    </>
  );
};
