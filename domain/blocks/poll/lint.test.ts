import { expect, test } from "vitest";
import { pollBlock } from "../../../test/specification/poll.ts";
import { everyShape } from "../../../test/specification/template.ts";
import type { Form } from "../../template.ts";
import { acts } from "../acts.ts";
import type { PollBlock } from "./block.ts";

const one = [{ value: "red", label: "Red" }];
const form: Form = {
  sections: [
    {
      key: "list",
      title: "List",
      fields: [{ key: "posters", label: "Which?", kind: "options", required: true }],
    },
  ],
};
const scale = (least: number, most: number): Partial<PollBlock> => ({
  choose: "scale",
  scale: { least, most },
});

test.each<readonly [string, Partial<PollBlock>, readonly string[]]>([
  ["voters of a circle that is there", { voters: "everybody" }, []],
  ["voters of a circle that is not", { voters: "nobody" }, ["unknown-circle, voters"]],
  ["no end", { open: { days: 0 } }, ["poll-closes-at-once, open"]],
  ["an end in days and months", { open: { days: 0, months: 1 } }, []],
  ["a scale of one to five", scale(1, 5), []],
  ["a scale of one to twenty-one", scale(1, 21), []],
  ["a scale of one to twenty-two", scale(1, 22), ["poll-scale-ends, scale"]],
  ["a scale of minus ten to ten", scale(-10, 10), []],
  ["a scale of one number", scale(3, 3), ["poll-scale-ends, scale"]],
  ["a scale without ends", { choose: "scale" }, ["poll-scale, scale"]],
  ["ends without a scale", { scale: { least: 1, most: 5 } }, ["poll-scale, scale"]],
  ["one option to choose", { options: one }, ["poll-one-option, options"]],
  ["one option to put on a scale", { ...scale(1, 5), options: one }, []],
  ["the same option twice", { options: [...one, ...one] }, ["key-twice, options.1.key"]],
  ["a question that lists them", { options: { section: "list", field: "posters" } }, []],
  [
    "a question that is not there",
    { options: { section: "list", field: "x" } },
    ["unknown-question, options"],
  ],
])("a poll with %s", (_, changes, wrong) => {
  const found = acts.blocks.poll.findings(everyShape, pollBlock(changes), [], form);
  expect(found.map(({ code, path }) => `${code}, ${path.join(".")}`)).toEqual(wrong);
});

test("a poll says in words who may vote, for how long, and whether anybody sees it", () => {
  const said = (changes: Partial<PollBlock>) =>
    acts.blocks.poll.words(everyShape, pollBlock(changes));
  expect(said({})).toEqual([
    "People vote: “Which poster shall it be?”",
    "Whoever opens the vote says who may vote.",
    "The vote is open for 5 working days.",
    "Nobody sees who voted for what.",
  ]);
  const named = said({ voters: "everybody", anonymous: false });
  expect(named).toHaveLength(3);
  expect(named[1]).toMatch(/^Those who may vote: .*lived experience/u);
});
