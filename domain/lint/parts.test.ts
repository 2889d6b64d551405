import { expect, test } from "vitest";
import { block, question, step } from "../../test/templates/broken/change.ts";
import { aForm, blocksIn, findingsWith, type Case } from "../../test/templates/changed.ts";

/** The rules of parts, rounds and blocks, each by a template that keeps it and one that breaks it. */
const CASES: readonly Case[] = [
  [
    "blocks and a part without",
    [
      [step("sides", "parts", "parts", 0, "blocks"), undefined],
      [step("sides", "parts", "blocks"), [aForm]],
    ],
    [],
  ],
  [
    "no blocks and a part without",
    [[step("sides", "parts", "parts", 1, "blocks"), undefined]],
    ["part-without-blocks steps.3.parts.blocks"],
  ],
  [
    "two parts of one key",
    [[step("sides", "parts", "parts", 1, "key"), "first"]],
    ["key-twice steps.3.parts.parts.1.key"],
  ],
  [
    "join key without join",
    [
      [step("sides", "parts", "parts", 0, "key"), "join"],
      [step("sides", "parts", "join"), undefined],
    ],
    [],
  ],
  [
    "join key",
    [[step("sides", "parts", "parts", 1, "key"), "join"]],
    ["join-key-taken steps.3.parts.parts.1.key"],
  ],
  ["titleFrom none", [[step("sides", "parts", "parts", 0, "titleFrom"), undefined]], []],
  [
    "titleFrom other",
    [[step("sides", "parts", "parts", 0, "titleFrom"), "count"]],
    ["parameter-of-other-kind steps.3.parts.parts.0.titleFrom"],
  ],
  [
    "titleFrom unknown",
    [[step("sides", "parts", "parts", 1, "titleFrom"), "x"]],
    ["unknown-parameter steps.3.parts.parts.1.titleFrom"],
  ],
  [
    "blocks in a part",
    [[step("sides", "parts", "parts", 1, "blocks"), [aForm, aForm]]],
    ["key-twice steps.3.parts.parts.1.blocks.1.key"],
  ],
  [
    "blocks in the join",
    [[step("sides", "parts", "join", "blocks"), [aForm, aForm]]],
    ["key-twice steps.3.parts.join.blocks.1.key"],
  ],
  [
    "blocks in the step",
    [[step("sides", "parts", "blocks"), [aForm, aForm]]],
    ["key-twice steps.3.parts.blocks.1.key"],
  ],
  [
    "added",
    [
      [step("other", "parts", "kind"), "added"],
      [step("other", "parts", "blocks", 1, "circle"), "x"],
    ],
    [
      "panel-of-same-people steps.6.next",
      "unknown-circle steps.7.parts.blocks.1.circle",
      "panel-of-same-people steps.7.next",
    ],
  ],
  [
    "one",
    [[step("other", "parts", "blocks", 1, "circle"), "x"]],
    [
      "panel-of-same-people steps.6.next",
      "unknown-circle steps.7.parts.blocks.1.circle",
      "panel-of-same-people steps.7.next",
    ],
  ],
  [
    "count other",
    [[step("watch", "parts", "count"), "starts"]],
    ["parameter-of-other-kind steps.5.parts.count"],
  ],
  [
    "count unknown",
    [[step("watch", "parts", "count"), "x"]],
    ["unknown-parameter steps.5.parts.count"],
  ],
  [
    "every other",
    [[step("watch", "parts", "every"), "count"]],
    ["parameter-of-other-kind steps.5.parts.every"],
  ],
  [
    "every blocks",
    [[step("watch", "parts", "blocks"), [aForm, aForm]]],
    ["key-twice steps.5.parts.blocks.1.key"],
  ],
  [
    "rounds again other kind",
    [
      [
        block("rounds", 0, "form", "sections", 0, "fields", 0),
        { key: "again", label: "A", kind: "number", required: true },
      ],
    ],
    ["question-of-other-kind steps.4.parts.again"],
  ],
  ["rounds again no options", [[question("rounds", 0, "options"), []]], []],
  [
    "rounds again undefined options",
    [[question("rounds", 0, "options"), undefined]],
    ["question-options steps.4.parts.blocks.0.form.sections.0.fields.0.options"],
  ],
  [
    "rounds again yes only",
    [[question("rounds", 0, "options"), [{ value: "yes", label: "Yes" }]]],
    ["rounds-never-end steps.4.parts.again"],
  ],
  [
    "rounds again no only",
    [[question("rounds", 0, "options"), [{ value: "no", label: "No" }]]],
    ["rounds-unknown-answer steps.4.parts.again.is"],
  ],
  [
    "rounds again optional",
    [[question("rounds", 0, "required"), undefined]],
    ["steering-question-optional steps.4.parts.again"],
  ],
  ["rounds form second", [[step("rounds", "parts", "blocks"), [aForm, blocksIn("rounds")[0]]]], []],
  [
    "rounds form with no sections",
    [[step("rounds", "parts", "blocks"), [{ block: "form", key: "e", form: { sections: [] } }]]],
    ["rounds-without-form steps.4.parts.again"],
  ],
  [
    "rounds again, same field in other section",
    [[step("rounds", "parts", "again", "section"), "x"]],
    ["unknown-question steps.4.parts.again"],
  ],
  [
    "poll before its form",
    [[step("ask", "parts", "blocks"), [blocksIn("ask")[1], blocksIn("ask")[0]]]],
    [
      "poll-without-options steps.1.parts.blocks.0.options",
      "need-never-measured steps.2.needs.0",
      "way-never-drifts steps.5.next.0.when.since",
    ],
  ],
  [
    "poll after another form",
    [[step("ask", "parts", "blocks"), [blocksIn("ask")[0], aForm, blocksIn("ask")[1]]]],
    [
      "unknown-question steps.1.parts.blocks.2.options",
      "need-never-measured steps.2.needs.0",
      "way-never-drifts steps.5.next.0.when.since",
    ],
  ],
  [
    "poll after form and session",
    [
      [
        step("ask", "parts", "blocks"),
        [blocksIn("ask")[0], { block: "session", key: "s" }, blocksIn("ask")[1]],
      ],
    ],
    ["need-never-measured steps.2.needs.0", "way-never-drifts steps.5.next.0.when.since"],
  ],
  [
    "gate first",
    [[step("other", "parts", "blocks"), [blocksIn("other")[1], blocksIn("other")[0]]]],
    ["gate-without-form steps.7.parts.blocks.0"],
  ],
  [
    "gate after gate",
    [
      [
        step("other", "parts", "blocks"),
        [...blocksIn("other"), { ...blocksIn("other")[1], key: "again" }],
      ],
    ],
    ["gate-without-form steps.7.parts.blocks.2"],
  ],
];

test.each(CASES)("%s", (_, changes, found) => {
  expect(findingsWith(changes).map(({ short }) => short)).toEqual(found);
});
