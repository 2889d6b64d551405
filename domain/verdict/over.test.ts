import { describe, expect, test } from "vitest";
import {
  ada,
  opens,
  closes,
  planned,
  meets,
  shares,
  delivers,
  decides,
  toldBy,
  says,
  type Further,
} from "../../test/specification/steps-trail.ts";
import { sealed } from "../../test/specification/verdict.ts";
import type { DomainEvent } from "../event.ts";
import * as people from "./people.ts";

describe("what was shared in a step that is over, and not answered", () => {
  const answered: DomainEvent = {
    type: "contributionAnswered",
    data: { contribution: "of-ada", by: "sam", outcome: "done", reply: sealed },
  };
  const again = opens("plan", 2);
  test.each([
    ["is found", [shares("ada"), closes("plan")], ["plan:1"]],
    ["not where it was answered", [shares("ada"), answered, closes("plan")], []],
    ["not while the step is open", [shares("ada")], []],
    ["not while another one is over", [shares("ada"), ...opens("meet"), closes("meet")], []],
    [
      "of the visit in which it was shared",
      [closes("plan"), ...again, shares("ada"), closes("plan", 2)],
      ["plan:2"],
    ],
    ["not while that visit is open", [closes("plan"), ...again, shares("ada")], []],
    ["of the first visit", [shares("ada"), closes("plan"), ...again], ["plan:1"]],
    [
      "of a step beside others",
      [shares("ada", "meet"), closes("plan"), ...opens("meet"), closes("meet"), ...opens("talk")],
      ["meet:1"],
    ],
  ] as const)("%s", (_, further, places) => {
    expect(toldBy(people.unanswered, further)).toEqual(
      places.map((place) => ["contribution-unanswered", "weakens", place, "contributed ada"]),
    );
  });
});

describe("people with lived experience are absent", () => {
  const roll = (...rest: readonly Further[]) => [...opens("roll"), ...rest, closes("roll")];
  const tell = (...rest: readonly Further[]) => [...opens("tell"), ...rest, closes("tell")];
  const check = (...rest: readonly Further[]) => [...opens("check"), ...rest, closes("check")];
  test.each([
    ["from a roll-out in which nothing was done", roll(), "roll"],
    ["from one to which they agreed, though it is delivered", roll(...decides("roll:1")), "roll"],
    ["not from one that they delivered", roll({ ...delivers("roll:1", ["ada"]), by: ada }), null],
    [
      "not from one to which they agreed, where nothing is delivered",
      tell(...decides("tell:1")),
      null,
    ],
    ["from one of which nothing was agreed", tell(), "tell"],
    ["from one where they agreed to another part", [...decides("plan:1"), ...tell()], "tell"],
    ["from monitoring in which nothing was done", check(), "check"],
    [
      "from one to which they agreed, though people meet in it",
      check(...decides("check:1")),
      "check",
    ],
    [
      "not from one that they led",
      check(...meets("check:1", ["sam"], ["sam", "ada"]), says("ada", 3)),
      null,
    ],
    [
      "from one that they only came to",
      check(...meets("check:1", ["ada"], ["sam"]), says("ada", 3)),
      "check",
    ],
    [
      "from one that they are only said to have led",
      check(...meets("check:1", [], ["ada"])),
      "check",
    ],
    [
      "from one that staff led",
      check(...meets("check:1", ["ada"], ["sam"]), says("sam", 3)),
      "check",
    ],
    ["from one that is to be held", check(planned("m", "check:1")), "check"],
    [
      "from one, though they led another",
      [...opens("meet"), ...meets("meet:1", [], ["ada"]), says("ada", 3), ...check()],
      "check",
    ],
    ["from none of another kind", [...opens("trial"), closes("trial")], null],
  ] as const)("%s", (_, further, key) => {
    const code = key === "check" ? "pwle-absent-from-monitoring" : "pwle-absent-from-roll-out";
    expect(toldBy(people.absences, further)).toEqual(
      key === null ? [] : [[code, "weakens", `${key}:1`, "stepClosed"]],
    );
  });

  test("is judged of each visit by itself", () => {
    const first = roll({ ...delivers("roll:1", ["ada"]), by: ada });
    const further = [...first, ...opens("roll", 2), closes("roll", 2)];
    expect(toldBy(people.absences, further)).toEqual([
      ["pwle-absent-from-roll-out", "weakens", "roll:2", "stepClosed"],
    ]);
  });

  test("from a step of two parts is nobody who delivered one of them", () => {
    const second: DomainEvent = {
      type: "partOpened",
      data: { part: "roll:b", step: "roll", key: null, title: null, stretch: 1, follows: null },
    };
    expect(
      toldBy(people.absences, roll(second, { ...delivers("roll:b", ["ada"]), by: ada })),
    ).toEqual([]);
  });
});
