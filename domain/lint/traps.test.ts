import { expect, test } from "vitest";
import { step } from "../../test/templates/broken/change.ts";
import { findingsWith, ways, type Case } from "../../test/templates/changed.ts";

/** From every step a way leads to an end, and to every step a way leads. */
const CASES: readonly Case[] = [
  [
    "never reached",
    [ways("words", { to: "last" })],
    [
      "step-never-reached steps.1",
      "step-never-reached steps.2",
      "step-never-reached steps.3",
      "step-never-reached steps.4",
      "step-never-reached steps.5",
      "step-never-reached steps.6",
      "step-never-reached steps.7",
    ],
  ],
  [
    "without end",
    [ways("last", { to: "words" })],
    [
      "step-without-end steps.0",
      "step-without-end steps.1",
      "step-without-end steps.2",
      "step-without-end steps.3",
      "step-without-end steps.4",
      "step-without-end steps.5",
      "step-without-end steps.6",
      "step-without-end steps.7",
      "step-without-end steps.8",
    ],
  ],
  ["last falls through to the end", [[step("last", "next"), undefined]], []],
  [
    "last covered loop",
    [
      ways(
        "last",
        { when: { section: "end", field: "done", is: "yes" }, to: "words" },
        { when: { section: "end", field: "done", is: "no" }, to: "words" },
      ),
    ],
    [
      "step-without-end steps.0",
      "step-without-end steps.1",
      "step-without-end steps.2",
      "step-without-end steps.3",
      "step-without-end steps.4",
      "step-without-end steps.5",
      "step-without-end steps.6",
      "step-without-end steps.7",
      "step-without-end steps.8",
    ],
  ],
  [
    "no steps",
    [[["steps"], []]],
    [
      "unknown-exception-step circles.other-panel.except.0.askedIn",
      "unknown-exception-step circles.other-panel.except.1.askedIn",
      "credential-unknown-step credentials.0.earnedBy.steps.0",
      "indicator-never-measured indicators.0",
    ],
  ],
  [
    "a loop in the middle",
    [[step("rounds", "next"), [{ to: "rounds" }]]],
    [
      "step-without-end steps.0",
      "step-without-end steps.1",
      "step-without-end steps.2",
      "step-without-end steps.3",
      "step-without-end steps.4",
      "step-never-reached steps.5",
      "step-never-reached steps.6",
      "step-never-reached steps.7",
      "step-never-reached steps.8",
    ],
  ],
  ["not covered", [ways("other", { when: { gate: "tied" }, to: "other" })], []],
];

test.each(CASES)("%s", (_, changes, found) => {
  expect(findingsWith(changes).map(({ short }) => short)).toEqual(found);
});
