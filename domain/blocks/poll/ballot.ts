import type { Choice } from "./event.ts";
import type { Poll } from "./state.ts";

type Asked = Pick<Poll, "choose" | "options" | "scale">;

const isPlace = (value: number | null, { options }: Asked): boolean =>
  value !== null && Number.isInteger(value) && value >= 0 && value < options.length;

/** Why a choice is none that this poll offers, with how to mend it; null when it is one. */
export const wrongChoice = (poll: Asked, choice: Choice): string | null => {
  if (poll.choose === "scale") return wrongNumbers(poll, choice);
  if (choice.length === 0) return "Choose at least one.";
  if (poll.choose === "one" && choice.length > 1) return "Choose one and no more.";
  if (!choice.every((value) => isPlace(value, poll))) return "Choose only what is on the list.";
  return new Set(choice).size === choice.length ? null : "Choose each of them once.";
};

const wrongNumbers = ({ options, scale }: Asked, choice: Choice): string | null => {
  const { least, most } = scale ?? { least: 0, most: 0 };
  if (choice.length !== options.length) return `Give ${options.length} answers, one for each line.`;
  const fits = choice.every(
    (value) => value === null || (Number.isInteger(value) && value >= least && value <= most),
  );
  if (!fits) return `Give each a whole number from ${least} to ${most}, or leave it out.`;
  return choice.some((value) => value !== null) ? null : "Answer at least one line.";
};

/** A choice that the poll offers, for whoever checks a record that does not hold what was chosen. */
export const someChoice = ({ choose, options, scale }: Asked): Choice =>
  choose === "scale" ? options.map(() => scale?.least ?? 0) : [0];
