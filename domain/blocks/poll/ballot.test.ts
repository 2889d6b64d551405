import { expect, test } from "vitest";
import { someChoice, wrongChoice } from "./ballot.ts";
import type { Choice } from "./event.ts";

const options = ["Red", "Green", "Blue"] as const;
const polls = {
  one: { choose: "one", options, scale: null },
  several: { choose: "several", options, scale: null },
  rank: { choose: "rank", options, scale: null },
  scale: { choose: "scale", options, scale: { least: 1, most: 5 } },
} as const;

test.each<readonly [keyof typeof polls, Choice, string | null]>([
  ["one", [2], null],
  ["one", [], "Choose at least one."],
  ["one", [0, 1], "Choose one and no more."],
  ["one", [3], "Choose only what is on the list."],
  ["one", [null], "Choose only what is on the list."],
  ["several", [0, 2], null],
  ["several", [0, 7], "Choose only what is on the list."],
  ["several", [1, 1], "Choose each of them once."],
  ["rank", [2, 0, 1], null],
  ["rank", [2, 2], "Choose each of them once."],
  ["scale", [1, 5, null], null],
  ["scale", [1, 5], "Give 3 answers, one for each line."],
  ["scale", [1, 5, 5, 5], "Give 3 answers, one for each line."],
  ["scale", [1, 2, 1.5], "Give each a whole number from 1 to 5, or leave it out."],
  ["scale", [0, 2, 3], "Give each a whole number from 1 to 5, or leave it out."],
  ["scale", [6, 2, 3], "Give each a whole number from 1 to 5, or leave it out."],
  ["scale", [null, null, null], "Answer at least one line."],
])("of %s, %j: %s", (choose, choice, why) => {
  expect(wrongChoice(polls[choose], choice)).toBe(why);
});

test("a choice that a poll offers is one that it takes", () => {
  expect(Object.values(polls).map(someChoice)).toEqual([[0], [0], [0], [1, 1, 1]]);
  for (const poll of Object.values(polls)) expect(wrongChoice(poll, someChoice(poll))).toBeNull();
});
