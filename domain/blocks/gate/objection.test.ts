import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import {
  about,
  asked,
  group,
  launched,
  runOf,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");
/** Ada's yes, as Cyd wrote it down. */
const written: Given = {
  type: "signOff",
  actor: who("cyd"),
  data: {
    ...about("ada"),
    answer: "yes",
    comment: null,
    assistance: { helper: "cyd", channel: "phone", readBack: true },
  },
};

describe("an objection to the whole part", () => {
  const objects: Given = {
    type: "object",
    actor: who("ada"),
    data: { id: "o-all", part: "group:1", member: "ada", version: 1, reason: words },
  };
  const confirms: Given = {
    type: "confirmAnswer",
    actor: who("ada"),
    data: { request: "r1", member: "ada" },
  };
  const asking = (sections: readonly string[]): readonly Given[] => [
    launched(),
    ...group,
    wrote("group:1", 0),
    asked("group:1", "r1", 1, sections),
  ];

  test.each([
    ["all of it", [], ["signedOff", "objectionLifted"]],
    ["each of its sections", ["what", "how"], ["signedOff", "objectionLifted"]],
    ["one of its sections", ["what"], ["signedOff"]],
  ])("with a later yes of one's own to %s", (_, sections, types) => {
    expect(given(...asking(sections), objects).when(yes("ada")).types).toEqual(types);
  });

  test.each([
    ["was written down before it", [written, objects], ["answerConfirmed"]],
    ["was written down after it", [objects, written], ["answerConfirmed", "objectionLifted"]],
  ])("with a yes to all of it, confirmed, that %s", (_, orders, types) => {
    expect(given(...asking([]), ...orders).when(confirms).types).toEqual(types);
  });

  test("stands when a yes about one section is confirmed, whenever it was written down", () => {
    for (const orders of [
      [written, objects],
      [objects, written],
    ])
      expect(given(...asking(["what"]), ...orders).when(confirms).types).toEqual([
        "answerConfirmed",
      ]);
  });
});
