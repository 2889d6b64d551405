import { expect, test } from "vitest";
import {
  andThen,
  asked,
  launched,
  must,
  person,
  sealed,
  settle,
  template,
  trailOf,
  written,
} from "../../test/specification/verdict.ts";
import type { Run } from "../../test/specification/run.ts";
import { changesNotMade } from "./changes.ts";
import { continueTrail, emptyTrail, type TrailEvent } from "./trail.ts";

const withChanges = (run: Run, member: string, version = 1): Run =>
  must(
    run,
    {
      type: "signOff",
      data: {
        ...{ request: "ask-plan:1", version, digest: version === 1 ? "plan:1" : "anew", member },
        ...{ answer: "yes-with-changes", comment: sealed, contribution: `${member}-${version}` },
      },
    },
    person(member),
  );
const sam = person("sam");
const answered = (run: Run, contribution: string, outcome: "done" | "partly" = "done"): Run =>
  must(run, { type: "answerContribution", data: { contribution, outcome, reply: sealed } }, sam);
const steered = (run: Run): Run =>
  must(run, { type: "changeRoles", data: { member: "sam", roles: ["coordinator"] } });

const open = asked(written(steered(launched())));
const both = settle(withChanges(withChanges(open, "ada"), "ben"));

/** The members whose changes are found not to have been made, by the answers that are cited. */
const notMade = (events: readonly TrailEvent[]): readonly string[] => {
  const found = changesNotMade(continueTrail(emptyTrail(template), events));
  return found.flatMap(({ code, step, visit, events: cited }) => {
    expect([code, step, visit]).toEqual(["changes-not-made", "plan", 1]);
    return cited.map((id) => {
      const event = events.find((one) => one.id === id);
      return event?.type === "signedOff" ? event.data.member : (event?.type ?? "nothing");
    });
  });
};

const without = (run: Run, contribution: string): readonly TrailEvent[] =>
  trailOf(run).filter(
    ({ type, data }) => type !== "contributed" || data.contribution !== contribution,
  );

/** Asked again because the version changed, with changes asked for both times. */
const twice = (): Run => {
  const first = answered(withChanges(open, "ada"), "ada-1");
  const anew = settle(
    must(first, {
      type: "saveVersion",
      data: {
        ...{ part: "plan:1", basedOn: 1, digest: "anew", note: null },
        sections: { all: { digest: "e", fields: { text: sealed, baseline: "2026-03-02" } } },
      },
    }),
  );
  const second = withChanges(anew, "ada", 2);
  const data = { request: "ask-plan:1", version: 2, digest: "anew", member: "ben" };
  return settle(
    must(
      second,
      { type: "signOff", data: { ...data, answer: "yes", comment: null } },
      person("ben"),
    ),
  );
};

test.each([
  ["none was made", () => trailOf(both), ["gatePassed", "ada", "ben"]],
  ["all were", () => trailOf(answered(answered(both, "ada-1"), "ben-1")), []],
  ["the first's were", () => trailOf(answered(both, "ada-1")), ["gatePassed", "ben"]],
  ["the other's were", () => trailOf(answered(both, "ben-1")), ["gatePassed", "ada"]],
  [
    "the giver says that they were not, and wants a second look",
    () =>
      trailOf(
        must(
          answered(answered(both, "ada-1"), "ben-1"),
          {
            type: "disputeContribution",
            data: { contribution: "ada-1", member: "ada", reason: sealed },
          },
          person("ada"),
        ),
      ),
    ["gatePassed", "ada"],
  ],
  [
    "what one asked for is not on record, and the other's were made",
    () => without(answered(both, "ben-1"), "ada-1"),
    ["gatePassed", "ada"],
  ],
  [
    "what one asked for is not on record, and something else that they shared is answered",
    () => {
      const idea = {
        ...{ contribution: "idea", member: "ada", step: "plan", part: null },
        ...{ kind: "idea" as const, text: sealed },
      };
      const reply = { contribution: "idea", by: "sam", outcome: "done", reply: sealed } as const;
      return andThen(
        without(answered(both, "ben-1"), "ada-1"),
        { type: "contributed", by: person("ada"), data: idea },
        { type: "contributionAnswered", by: sam, data: reply },
      );
    },
    ["gatePassed", "ada"],
  ],
  [
    "what was asked for at first was made, and not what was asked for of the version after it",
    () => trailOf(twice()),
    ["gatePassed", "ada"],
  ],
  ["both were made", () => trailOf(answered(twice(), "ada-2")), []],
  [
    "the record says that the giver made them",
    () => {
      const reply = { contribution: "ada-1", by: "ada", outcome: "done", reply: sealed } as const;
      return andThen(trailOf(answered(both, "ben-1")), {
        ...{ type: "contributionAnswered", by: person("ada"), data: reply },
      });
    },
    [],
  ],
] as const)("a gate that rested on a yes with changes, of which %s", (_, events, found) => {
  expect(notMade(events())).toEqual(found);
});
