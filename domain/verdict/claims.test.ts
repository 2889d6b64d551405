import { describe, expect, test } from "vitest";
import {
  andThen,
  launched,
  person,
  sealed,
  template,
  trailOf,
} from "../../test/specification/verdict.ts";
import type { Assurance } from "../actor.ts";
import { claimsOf, disputedClaims } from "./claims.ts";
import { continueTrail, emptyTrail } from "./trail.ts";

const begun = trailOf(launched({ capacity: false }));
const first = begun.length + 1;

type Word = readonly [member: string, agrees: boolean, assurance?: Assurance, about?: number];

/** A manager says that Ada is Ben's guardian, and that Ada learned something; then people say whether it is so. */
const trailWith = (...words: readonly Word[]) =>
  continueTrail(
    emptyTrail(template),
    andThen(
      begun,
      { type: "guardianNamed", data: { guardian: "ada", of: "ben" } },
      {
        type: "capacityBuilt",
        data: { member: "ada", kind: "training", what: sealed, on: "2026-03-01" },
      },
      ...words.map(([member, agrees, assurance = "signed-in" as const, about = 0]) => ({
        ...{ type: "corroborated" as const, by: person(member), assurance },
        data: { member, claim: first + about, agrees },
      })),
    ),
  );
const KEY = "passkey-signed";

describe("what is said of two people", () => {
  test.each([
    ["asserted, while nobody has answered", [], "asserted"],
    ["asserted, while one has not answered", [["ada", true]], "asserted"],
    ["asserted, while one has not, though the other signed", [["ada", true, KEY]], "asserted"],
    [
      "corroborated by both",
      [
        ["ada", true],
        ["ben", true],
      ],
      "corroborated",
    ],
    [
      "proven by what both signed",
      [
        ["ada", true, KEY],
        ["ben", true, KEY],
      ],
      "proven",
    ],
    [
      "corroborated, where one signed",
      [
        ["ada", true, KEY],
        ["ben", true],
      ],
      "corroborated",
    ],
    [
      "corroborated, where the other did",
      [
        ["ada", true],
        ["ben", true, KEY],
      ],
      "corroborated",
    ],
    [
      "corroborated, where one signed something else",
      [
        ["ada", true],
        ["ada", true, KEY, 1],
        ["ben", true, KEY],
      ],
      "corroborated",
    ],
    [
      "disputed, where one says no",
      [
        ["ada", true, KEY],
        ["ben", false, KEY],
      ],
      "disputed",
    ],
  ] as const satisfies readonly (readonly [string, readonly Word[], string])[])(
    "is %s",
    (_, words, evidence) => {
      const [about] = claimsOf(trailWith(...words));
      const members = ["ada", "ben"];
      expect(about).toEqual({ event: `e${first}`, kind: "guardianNamed", members, evidence });
    },
  );

  test("is listed in the order in which it was said", () => {
    expect(claimsOf(trailWith()).map(({ event, members }) => [event, members])).toEqual([
      [`e${first}`, ["ada", "ben"]],
      [`e${first + 1}`, ["ada"]],
    ]);
  });
});

describe("a dispute is found with what was said, and its own event", () => {
  test.each([
    ["of one", [["ben", false]], [0]],
    [
      "though the other agrees",
      [
        ["ben", false],
        ["ada", true],
      ],
      [0],
    ],
    [
      "though they agree to something else since",
      [
        ["ada", false],
        ["ada", true, KEY, 1],
      ],
      [0],
    ],
    [
      "of both",
      [
        ["ada", false],
        ["ben", false],
      ],
      [0, 1],
    ],
    [
      "unless it was taken back",
      [
        ["ada", false],
        ["ada", true],
      ],
      [],
    ],
    [
      "the last, of one who said it twice",
      [
        ["ada", false],
        ["ada", false],
      ],
      [1],
    ],
    ["and of no agreement", [["ada", true]], []],
  ] as const satisfies readonly (readonly [string, readonly Word[], readonly number[]])[])(
    "%s",
    (_, words, at) => {
      const found = disputedClaims(trailWith(...words)).map(({ code, step, events }) => [
        code,
        step,
        ...events,
      ]);
      expect(found).toEqual(
        at.map((index) => ["claim-disputed", null, `e${first}`, `e${first + 2 + index}`]),
      );
    },
  );
});
