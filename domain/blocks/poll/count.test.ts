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

test.each([
  [
    [12, 6, 2, 2],
    [12, 6, null, null],
  ],
  [
    [6, 6, 2],
    [null, 6, null],
  ],
  [
    [5, 0, 0],
    [5, 0, 0],
  ],
  [
    [4, 0, 0],
    [null, null, 0],
  ],
])("of %j, shows %j", (chosen, seen) => {
  const options = chosen.map((_, place) => `poster ${place}`);
  const ballots = chosen.flatMap((count, place) => times(count, [place]));
  expect(countBallots({ ...poster, options }, ballots)).toEqual(
    options.map((option, place) => ({ option, count: seen[place], points: null, spread: null })),
  );
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

test.each([
  ["six who all put one first", times(6, [0, 1]), true, [12, 6, 0]],
  ["five who did", times(5, [0]), true, [10, 0, 0]],
  ["one whose first place is left out", [...times(6, [0]), [1]], true, [null, null, null]],
  ["nobody", [], true, [null, null, null]],
  ["two with their names", [[0, 1], [1]], false, [2, 3, 0]],
] as const)("gives the points of %s", (_, ballots, anonymous, points) => {
  const found = countBallots({ ...poster, choose: "rank", anonymous }, ballots);
  expect(found.map((one) => one.points)).toEqual(points);
});

test("gives no figure of a number that fewer than five gave, unless it has names", () => {
  const scaled = { ...poster, options: ["Red"], choose: "scale", scale: { least: 1, most: 2 } };
  const of = (anonymous: boolean, ballots: readonly Choice[]) =>
    countBallots({ ...scaled, choose: "scale", anonymous }, ballots)[0];
  const hidden = { option: "Red", count: null, points: null, spread: [null, null] };
  expect(of(true, times(4, [2]))).toEqual(hidden);
  expect(of(true, times(5, [2]))).toEqual({ ...hidden, count: 5, points: 10, spread: [0, 5] });
  expect(of(false, [[2], [1]])).toEqual({ ...hidden, count: 2, points: 3, spread: [1, 1] });
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
