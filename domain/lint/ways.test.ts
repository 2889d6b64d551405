import { expect, test } from "vitest";
import { block, step } from "../../test/templates/broken/change.ts";
import { aForm, ways, findingsWith, type Case } from "../../test/templates/changed.ts";

/** The rules of where a step leads, each by a template that keeps it and one that breaks it. */
const CASES: readonly Case[] = [
  [
    "way to nowhere",
    [ways("words", { to: "x" })],
    [
      "way-to-nowhere steps.0.next.0.to",
      "step-without-end steps.0",
      "step-never-reached steps.1",
      "step-never-reached steps.2",
      "step-never-reached steps.3",
      "step-never-reached steps.4",
      "step-never-reached steps.5",
      "step-never-reached steps.6",
      "step-never-reached steps.7",
      "step-never-reached steps.8",
    ],
  ],
  [
    "way to end",
    [ways("words", { to: "end" })],
    [
      "step-never-reached steps.1",
      "step-never-reached steps.2",
      "step-never-reached steps.3",
      "step-never-reached steps.4",
      "step-never-reached steps.5",
      "step-never-reached steps.6",
      "step-never-reached steps.7",
      "step-never-reached steps.8",
    ],
  ],
  ["way to a step", [ways("words", { to: "ask" })], []],
  [
    "two ways, first always",
    [ways("words", { to: "ask" }, { to: "meet" })],
    ["way-never-taken steps.0.next.1", "need-never-measured steps.2.needs.0"],
  ],
  [
    "three ways, first always",
    [ways("words", { to: "ask" }, { to: "meet" }, { to: "end" })],
    [
      "way-never-taken steps.0.next.1",
      "way-never-taken steps.0.next.2",
      "need-never-measured steps.2.needs.0",
    ],
  ],
  [
    "vote: refused",
    [
      ways(
        "vote",
        { when: { gate: "refused" }, to: "end" },
        { when: { gate: "tied" }, to: "other" },
        { to: "last" },
      ),
    ],
    [],
  ],
  [
    "words refused",
    [ways("words", { when: { gate: "refused" }, to: "last" }, { to: "ask" })],
    ["way-without-majority steps.0.next.0.when"],
  ],
  [
    "words tied",
    [ways("words", { when: { gate: "tied" }, to: "last" }, { to: "ask" })],
    ["way-without-majority steps.0.next.0.when", "way-without-panel-rule steps.0.next.0.when"],
  ],
  [
    "session refused",
    [ways("meet", { when: { gate: "refused" }, to: "last" }, { to: "sides" })],
    ["way-without-majority steps.2.next.0.when"],
  ],
  [
    "vote: no tie",
    [[block("vote", 1, "tie"), undefined]],
    [
      "gate-without-tie-rule steps.6.parts.blocks.1.tie",
      "way-without-panel-rule steps.6.next.0.when",
    ],
  ],
  [
    "vote: no tie for odd",
    [[["parameters", 4, "options"], [{ value: "refuse", label: "R" }]]],
    ["way-without-panel-rule steps.6.next.0.when", "way-without-panel-rule steps.7.next.0.when"],
  ],
  [
    "drifted",
    [ways("watch", { when: { drifted: "waits", since: "after", by: "count" }, to: "rounds" })],
    [],
  ],
  [
    "drifted unknown",
    [ways("watch", { when: { drifted: "x", since: "before", by: "count" }, to: "rounds" })],
    ["unknown-indicator steps.5.next.0.when.drifted", "way-never-drifts steps.5.next.0.when.since"],
  ],
  [
    "drifted unknown since",
    [ways("watch", { when: { drifted: "waits", since: "x", by: "count" }, to: "rounds" })],
    ["way-never-drifts steps.5.next.0.when.since"],
  ],
  [
    "drifted by other",
    [ways("watch", { when: { drifted: "waits", since: "before", by: "area" }, to: "rounds" })],
    ["parameter-of-other-kind steps.5.next.0.when.by"],
  ],
  [
    "over other kind",
    [[step("vote", "next", 1, "when", "over"), "area"]],
    ["parameter-of-other-kind steps.6.next.1.when.over"],
  ],
  [
    "over unknown",
    [[step("vote", "next", 1, "when", "over"), "x"]],
    ["unknown-parameter steps.6.next.1.when.over"],
  ],
  [
    "over field",
    [[step("vote", "next", 1, "when", "field"), "x"]],
    ["unknown-question steps.6.next.1.when"],
  ],
  ["no together", [[step("vote", "next", 1, "when", "together"), undefined]], []],
  [
    "together other",
    [[step("vote", "next", 1, "when", "together"), { parameter: "area", is: "x" }]],
    ["parameter-of-other-kind steps.6.next.1.when.together.parameter"],
  ],
  [
    "together unknown",
    [[step("vote", "next", 1, "when", "together"), { parameter: "x", is: "x" }]],
    ["unknown-parameter steps.6.next.1.when.together.parameter"],
  ],
  [
    "together second",
    [[step("vote", "next", 1, "when", "together", "is"), "defer-to-another-panel"]],
    [],
  ],
  [
    "over in step without form",
    [
      ways(
        "meet",
        { when: { section: "a", field: "b", over: "count" }, to: "end" },
        { to: "sides" },
      ),
    ],
    ["unknown-question steps.2.next.0.when"],
  ],
  [
    "is in step without form",
    [ways("meet", { when: { section: "a", field: "b", is: "x" }, to: "end" }, { to: "sides" })],
    ["unknown-question steps.2.next.0.when"],
  ],
  [
    "is other kind",
    [
      ways(
        "vote",
        { when: { section: "choice", field: "asked", is: "x" }, to: "end" },
        { when: { gate: "tied" }, to: "other" },
        { to: "last" },
      ),
    ],
    ["question-of-other-kind steps.6.next.0.when"],
  ],
  [
    "is unknown",
    [
      ways(
        "vote",
        { when: { section: "choice", field: "more", is: "x" }, to: "end" },
        { when: { gate: "tied" }, to: "other" },
        { to: "last" },
      ),
    ],
    ["way-unknown-answer steps.6.next.0.when.is"],
  ],
  [
    "is no",
    [
      ways(
        "vote",
        { when: { section: "choice", field: "more", is: "no" }, to: "end" },
        { when: { gate: "tied" }, to: "other" },
        { to: "last" },
      ),
    ],
    [],
  ],
  [
    "left out",
    [
      ways(
        "vote",
        { when: { section: "choice", field: "more", is: "no" }, to: "end" },
        { when: { gate: "tied" }, to: "other" },
      ),
    ],
    ["answer-leads-nowhere steps.6.next"],
  ],
  [
    "left out both taken",
    [
      ways(
        "vote",
        { when: { section: "choice", field: "more", is: "no" }, to: "end" },
        { when: { section: "choice", field: "more", is: "yes" }, to: "last" },
        { when: { gate: "tied" }, to: "other" },
      ),
    ],
    [],
  ],
  ["tied: no way", [ways("vote", { to: "other" })], ["tie-without-panel steps.6.next"]],
  [
    "tied: only refused",
    [ways("vote", { when: { gate: "refused" }, to: "other" }, { to: "last" })],
    ["tie-without-panel steps.6.next"],
  ],
  [
    "tied to step without gate",
    [ways("vote", { when: { gate: "tied" }, to: "last" }, { to: "other" })],
    ["panel-of-same-people steps.6.next"],
  ],
  [
    "tied to unknown",
    [ways("vote", { when: { gate: "tied" }, to: "x" }, { to: "other" })],
    ["way-to-nowhere steps.6.next.0.to", "panel-of-same-people steps.6.next"],
  ],
  [
    "tied to step of same",
    [
      [
        ["circles", "other-panel", "except"],
        [{ askedIn: "other" }, { authorsOf: "vote" }],
      ],
    ],
    ["panel-of-same-people steps.6.next"],
  ],
  [
    "tied to step of no except",
    [[["circles", "other-panel", "except"], undefined]],
    ["panel-of-same-people steps.6.next", "panel-of-same-people steps.7.next"],
  ],
  [
    "named step ways from join",
    [
      ways(
        "sides",
        { when: { section: "all", field: "line", is: "x" }, to: "end" },
        { to: "rounds" },
      ),
    ],
    ["question-of-other-kind steps.3.next.0.when"],
  ],
  [
    "named step ways from last part",
    [
      [step("sides", "parts", "join"), undefined],
      ways(
        "sides",
        { when: { section: "own", field: "line", is: "x" }, to: "end" },
        { to: "rounds" },
      ),
    ],
    ["question-of-other-kind steps.3.next.0.when"],
  ],
  [
    "named step ways from step blocks",
    [
      [
        step("sides", "parts"),
        { kind: "named", order: "in-order", parts: [{ key: "a", title: "A" }], blocks: [aForm] },
      ],
      ways(
        "sides",
        { when: { section: "more", field: "day", is: "x" }, to: "end" },
        { to: "rounds" },
      ),
    ],
    ["question-of-other-kind steps.3.next.0.when"],
  ],
];

test.each(CASES)("%s", (_, changes, found) => {
  expect(findingsWith(changes).map(({ short }) => short)).toEqual(found);
});
