import type { PollView } from "../../api/services/polls.ts";
import type { Body } from "../body.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select } from "../layout/fields.tsx";
import { useWords } from "../language/language.tsx";
import { isolated } from "../words/isolate.ts";

import { voteWords } from "./vote-words.tsx";

type Props = {
  readonly poll: PollView;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const scaleLabel = ({ scale }: PollView, value: number): string => {
  if (value === scale?.least && scale.leastLabel !== undefined)
    return `${value} – ${scale.leastLabel}`;
  if (value === scale?.most && scale.mostLabel !== undefined)
    return `${value} – ${scale.mostLabel}`;
  return String(value);
};

/** One select for each line: a place, or a number of the scale. */
const Lines = ({ poll, body, mistakes }: Props) => {
  const t = useWords(voteWords);
  const isRanked = poll.choose === "rank";
  const { least = 0, most = 0 } = poll.scale ?? {};
  const values = isRanked ? numbers(1, poll.options.length) : numbers(least, most);
  const labelOf = (value: number): string =>
    isRanked ? (value === 1 ? t.best : String(value)) : scaleLabel(poll, value);
  return (
    <>
      <p class="hint">{isRanked ? t.rank : t.scale}</p>
      {poll.options.map((option, index) => (
        <Select
          name={`option.${index}`}
          label={isolated(option)}
          empty={isRanked ? t.noPlace : t.noAnswer}
          value={body.text(`option.${index}`)}
          error={mistakeFor(mistakes, `option.${index}`)}
          options={values.map((value) => ({ value: String(value), label: labelOf(value) }))}
        />
      ))}
    </>
  );
};

/** What a voter fills in. */
export const BallotFields = ({ poll, body, mistakes }: Props) => {
  const t = useWords(voteWords);
  return poll.choose === "rank" || poll.choose === "scale" ? (
    <Lines {...{ poll, body, mistakes }} />
  ) : (
    <Choices
      kind={poll.choose === "one" ? "radio" : "checkbox"}
      name="option"
      label={poll.choose === "one" ? t.one : t.several}
      chosen={body.all("option")}
      error={mistakeFor(mistakes, "option")}
      options={poll.options.map((option, index) => ({
        value: String(index),
        label: isolated(option),
      }))}
    />
  );
};
