import { expect, test } from "vitest";
import { question, step } from "../../test/templates/broken/change.ts";
import {
  aForm,
  blocksIn,
  findingsWith,
  ways,
  type Case,
  type Change,
} from "../../test/templates/changed.ts";

const needs = (...value: readonly unknown[]): Change => [step("meet", "needs"), value];
const day = { step: "words", section: "words", field: "day" };
const reads = (...blocks: readonly unknown[]): Change => [step("ask", "parts", "blocks"), blocks];
const [vote, consents, measure] = [blocksIn("vote")[1], blocksIn("words")[1], blocksIn("ask")[2]];

/** The rules of what a step needs, each by a template that keeps it and one that breaks it. */
const CASES: readonly Case[] = [
  ["need step", [needs({ step: "ask" })], []],
  [
    "need step of a later",
    [needs({ step: "ask" }, { step: "vote" })],
    ["need-may-never-come steps.2.needs.1.step"],
  ],
  ["need step itself", [needs({ step: "meet" })], ["need-may-never-come steps.2.needs.0.step"]],
  ["need step unknown", [needs({ step: "x" })], ["need-may-never-come steps.2.needs.0.step"]],
  ["need day", [needs({ day: "starts" })], []],
  ["need day other", [needs({ day: "area" })], ["parameter-of-other-kind steps.2.needs.0.day"]],
  ["need day unknown", [needs({ day: "x" })], ["unknown-parameter steps.2.needs.0.day"]],
  ["need dayOf", [needs({ dayOf: day }), [question("words", 1, "required"), true]], []],
  [
    "need dayOf optional",
    [needs({ dayOf: day }), [question("words", 1, "required"), undefined]],
    ["steering-question-optional steps.2.needs.0.dayOf"],
  ],
  [
    "need dayOf of other kind",
    [needs({ dayOf: { ...day, field: "line" } })],
    ["question-of-other-kind steps.2.needs.0.dayOf"],
  ],
  [
    "need dayOf unknown",
    [needs({ dayOf: { ...day, field: "x" } })],
    ["unknown-question steps.2.needs.0.dayOf"],
  ],
  [
    "need dayOf other section",
    [needs({ dayOf: { ...day, section: "x" } })],
    ["unknown-question steps.2.needs.0.dayOf"],
  ],
  [
    "need dayOf unknown step",
    [needs({ dayOf: { ...day, step: "x" } })],
    ["need-may-never-come steps.2.needs.0.dayOf.step", "unknown-question steps.2.needs.0.dayOf"],
  ],
  [
    "need dayOf later step",
    [needs({ dayOf: { step: "other", section: "choice", field: "line" } })],
    [
      "need-may-never-come steps.2.needs.0.dayOf.step",
      "question-of-other-kind steps.2.needs.0.dayOf",
    ],
  ],
  [
    "need dayOf second form",
    [
      needs({ dayOf: { step: "words", section: "more", field: "day" } }),
      [step("words", "parts", "blocks"), [...blocksIn("words"), aForm]],
    ],
    [],
  ],
  ["need answered", [needs({ answered: "ask" })], []],
  ["need holds", [needs({ holds: "first-aider", of: "group" })], []],
  [
    "need holds unknown circle",
    [needs({ holds: "first-aider", of: "x" })],
    ["unknown-circle steps.2.needs.0.of"],
  ],
  [
    "need holds unknown",
    [needs({ holds: "x", of: "group" })],
    ["need-unknown-credential steps.2.needs.0.holds"],
  ],
  [
    "need holds none",
    [
      needs({ holds: "first-aider", of: "group" }),
      [["credentials"], undefined],
      [["circles", "trainers", "of", 0, "holds"], undefined],
    ],
    ["need-unknown-credential steps.2.needs.0.holds"],
  ],
  ["need declared", [needs({ declared: "trained", by: "self", of: "group" })], []],
  [
    "need declared unknown",
    [needs({ declared: "x", by: "guardian", of: "group" })],
    ["need-unknown-declaration steps.2.needs.0.declared"],
  ],
  [
    "need declared unknown circle",
    [needs({ declared: "trained", by: "self", of: "x" })],
    ["unknown-circle steps.2.needs.0.of"],
  ],
  ["need declared guardian", [needs({ declared: "consent", by: "guardian", of: "group" })], []],
  [
    "need declared guardian no",
    [needs({ declared: "trained", by: "guardian", of: "group" })],
    ["need-no-guardian-may-give steps.2.needs.0.by"],
  ],
  [
    "need declared either no",
    [needs({ declared: "trained", by: "either", of: "group" })],
    ["need-no-guardian-may-give steps.2.needs.0.by"],
  ],
  ["need measured", [needs({ measured: "waits", at: "before" })], []],
  [
    "need measured at after",
    [needs({ measured: "waits", at: "after" })],
    ["need-never-measured steps.2.needs.0"],
  ],
  [
    "need measured unknown",
    [needs({ measured: "x", at: "before" })],
    ["unknown-indicator steps.2.needs.0.measured", "need-never-measured steps.2.needs.0"],
  ],
  [
    "need second",
    [needs({ step: "ask" }, { step: "x" }, { answered: "x" })],
    ["need-may-never-come steps.2.needs.1.step", "need-may-never-come steps.2.needs.2.answered"],
  ],

  [
    "a figure is read after a vote with which a run can end",
    [
      reads(aForm, vote, measure),
      ways("ask", { when: { gate: "refused" }, to: "end" }, { to: "meet" }),
    ],
    ["tie-without-panel steps.1.next", "need-never-measured steps.2.needs.0"],
  ],
  [
    "a figure is read after a vote that comes first",
    [reads(vote, measure), ways("ask", { when: { gate: "refused" }, to: "end" }, { to: "meet" })],
    [
      "gate-without-form steps.1.parts.blocks.0",
      "tie-without-panel steps.1.next",
      "need-never-measured steps.2.needs.0",
    ],
  ],
  [
    "a figure is read before such a vote",
    [
      reads(measure, aForm, vote),
      ways("ask", { when: { gate: "refused" }, to: "end" }, { to: "meet" }),
    ],
    ["tie-without-panel steps.1.next"],
  ],
  [
    "a figure is read after a vote after which the run goes on",
    [reads(aForm, vote, measure)],
    ["tie-without-panel steps.1.next"],
  ],
  [
    "a figure is read after a vote from which a run goes on for another reason",
    [reads(aForm, vote, measure), ways("ask", { to: "meet" })],
    ["tie-without-panel steps.1.next"],
  ],
  [
    "a figure is read after a consent, with a way for a vote",
    [
      reads(aForm, consents, measure),
      ways("ask", { when: { gate: "refused" }, to: "end" }, { to: "meet" }),
    ],
    ["way-without-majority steps.1.next.0.when"],
  ],
];

test.each(CASES)("%s", (_, changes, found) => {
  expect(findingsWith(changes).map(({ short }) => short)).toEqual(found);
});
