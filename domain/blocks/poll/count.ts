import type { Choice, OptionResult } from "./event.ts";
import type { Poll } from "./state.ts";

/** Fewer people than this are never told apart in an anonymous poll. */
export const FEWEST = 5;

type Asked = Pick<Poll, "choose" | "options" | "scale" | "anonymous">;
type Cells = readonly (number | null)[];

/**
 * The counts of a group whose size everybody knows. If one to four people could be told apart, so could they by what is left
 * when all other counts are taken from the size: then the least of the others is left out as well.
 */
const guarded = (counts: readonly number[]): Cells => {
  const isSmall = (count: number): boolean => count > 0 && count < FEWEST;
  const small = counts.filter(isSmall).length;
  if (small === 0) return counts;
  const others = counts.filter((count) => !isSmall(count)).toSorted((one, other) => one - other);
  const least = small === 1 ? others[0] : undefined;
  let left = least === undefined ? 0 : 1;
  return counts.map((count) => {
    if (isSmall(count)) return null;
    if (left > 0 && count === least) {
      left -= 1;
      return null;
    }
    return count;
  });
};

const chosen = (ballots: readonly Choice[], option: number): number =>
  ballots.filter((choice) => choice.includes(option)).length;

const first = (ballots: readonly Choice[], option: number): number =>
  ballots.filter(([best]) => best === option).length;

/** One point for each option that stands below it, or is not on the ballot (Borda count). */
const borda = (ballots: readonly Choice[], option: number, options: number): number =>
  ballots.reduce((sum, choice) => {
    const at = choice.indexOf(option);
    return at < 0 ? sum : sum + options - 1 - at;
  }, 0);

const onScale = (poll: Asked, ballots: readonly Choice[], option: number): OptionResult => {
  const { least, most } = poll.scale ?? { least: 0, most: 0 };
  const given = ballots.flatMap((choice) => choice[option] ?? []);
  const counts = Array.from(
    { length: most - least + 1 },
    (_, index) => given.filter((value) => value === least + index).length,
  );
  const cells = poll.anonymous ? guarded(counts) : counts;
  const isWhole = cells.every((count) => count !== null);
  const isEnough = !poll.anonymous || given.length >= FEWEST;
  return {
    option: poll.options[option] ?? "",
    count: isEnough ? given.length : null,
    // The sum beside some of the counts would give the others away.
    points: isEnough ? given.reduce((sum, value) => sum + value, 0) : null,
    spread: isWhole ? cells : cells.map(() => null),
  };
};

/** What came of each option. Of an anonymous poll, with what could point at fewer than five people left out. */
export const countBallots = (poll: Asked, ballots: readonly Choice[]): readonly OptionResult[] => {
  const places = poll.options.map((_, place) => place);
  if (poll.choose === "scale") return places.map((place) => onScale(poll, ballots, place));
  const isRanked = poll.choose === "rank";
  const counts = places.map((place) => (isRanked ? first : chosen)(ballots, place));
  const cells = poll.anonymous ? shown(poll, counts, ballots.length) : counts;
  // Of two options, or with one count open beside it, the points would give a count away.
  const hasPoints =
    isRanked && (!poll.anonymous || (ballots.length >= FEWEST && cells.every((c) => c !== null)));
  return places.map((place) => ({
    option: poll.options[place] ?? "",
    count: cells[place] ?? null,
    points: hasPoints ? borda(ballots, place, poll.options.length) : null,
    spread: null,
  }));
};

/** Of `several`, each option splits the voters by itself: those who chose it, and those who did not. */
const shown = ({ choose }: Asked, counts: readonly number[], cast: number): Cells =>
  choose === "several"
    ? counts.map((count) => guarded([count, cast - count])[0] ?? null)
    : guarded(counts);
