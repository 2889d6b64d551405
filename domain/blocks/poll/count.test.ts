import fc from "fast-check";
import { expect, test } from "vitest";
import { countBallots, FEWEST } from "./count.ts";
import type { Choice } from "./event.ts";

const times = (count: number, choice: Choice): readonly Choice[] =>
  Array.from({ length: count }, () => choice);

const poster = {
  choose: "one",
  options: ["Red", "Green", "Blue"],
  scale: null,
  anonymous: true,
} as const;

const counts = (...args: Parameters<typeof countBallots>) =>
  countBallots(...args).map(({ count }) => count);

test("counts what was chosen, with a name and without", () => {
  const ballots = [...times(12, [0]), ...times(7, [2])];
  expect(counts(poster, ballots)).toEqual([12, 0, 7]);
  expect(counts({ ...poster, anonymous: false }, [[0], [2]])).toEqual([1, 0, 1]);
});

test("leaves out a count of one to four, and the least of the others, which would give it away", () => {
  expect(counts(poster, [...times(12, [0]), ...times(6, [1]), ...times(2, [2])])).toEqual([
    12,
    null,
    null,
  ]);
  expect(counts(poster, [...times(12, [0]), ...times(2, [2])])).toEqual([12, null, null]);
});

test("of several, leaves out an option that all but a few chose", () => {
  const ballots = [...times(9, [0, 1]), [0], ...times(5, [2])];
  expect(counts({ ...poster, choose: "several" }, ballots)).toEqual([10, 9, 5]);
  expect(counts({ ...poster, choose: "several" }, [...times(9, [0]), [1]])).toEqual([
    null,
    null,
    0,
  ]);
});

test("ranks by first places and by the Borda count", () => {
  const ballots = [...times(6, [0, 1, 2]), ...times(5, [1, 2]), ...times(5, [2])];
  expect(countBallots({ ...poster, choose: "rank" }, ballots)).toMatchObject([
    { count: 6, points: 12 },
    { count: 5, points: 16 },
    { count: 5, points: 15 },
  ]);
});

test("gives a scale's spread, or its sum alone where the spread would point at somebody", () => {
  const scaled = { ...poster, choose: "scale", scale: { least: 1, most: 3 } } as const;
  const even = [...times(6, [1, 3, null]), ...times(5, [3, 3, 2])];
  expect(countBallots(scaled, even)).toEqual([
    { option: "Red", count: 11, points: 21, spread: [6, 0, 5] },
    { option: "Green", count: 11, points: 33, spread: [0, 0, 11] },
    { option: "Blue", count: 5, points: 10, spread: [0, 5, 0] },
  ]);
  expect(countBallots(scaled, [...times(6, [1, 1, 1]), [3, null, 2]])).toMatchObject([
    { count: 7, points: 9, spread: [null, null, null] },
    { count: 6, points: 6, spread: [6, 0, 0] },
    { count: 7, points: 8, spread: [null, null, null] },
  ]);
});

test("no count of one to four of an anonymous choice can be told, nor worked out from the others", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 40 }), (chosen) => {
      const shown = counts(
        poster,
        chosen.map((one) => [one]),
      );
      const known = shown.filter((count) => count !== null);
      expect(known.every((count) => count === 0 || count >= FEWEST)).toBe(true);
      const hidden = shown.length - known.length;
      // Taken from the number of ballots, what is known leaves two counts or none.
      expect(hidden).not.toBe(1);
    }),
  );
});
