import { describe, expect, test } from "vitest";
import { parseTemplate } from "../../api/contracts/template.ts";
import { builtIn } from "../../programmes/all.ts";
import { bodyOf } from "../body.ts";
import { editableStep, editableWhole, inputName } from "./editable.ts";
import { arranged, putAt, withWritten } from "./put-at.ts";

const groupsOf = (template: (typeof builtIn)[number]) => [
  ...editableWhole(template),
  ...template.steps.flatMap(editableStep),
];

describe.each(builtIn.map((template) => [template.name, template] as const))(
  "%s",
  (_, template) => {
    const text = JSON.stringify(template, null, 2);
    const inputs = groupsOf(template).flatMap((group) => group.inputs);

    test("written back as it stands, is what it was", () => {
      const body = bodyOf(Object.fromEntries(inputs.map((one) => [inputName(one), [one.value]])));
      const written = withWritten(text, groupsOf(template), body);
      expect("text" in written && JSON.parse(written.text)).toEqual(JSON.parse(text));
    });

    test("each input changes its own place and no other", () => {
      for (const input of inputs) {
        if (input.kind !== "line" && input.kind !== "words") continue;
        const body = bodyOf({ [inputName(input)]: ["Something else"] });
        const written = withWritten(text, groupsOf(template), body);
        const expected = putAt(JSON.parse(text), input.path, "Something else");
        expect("text" in written && JSON.parse(written.text)).toEqual(expected);
        expect(expected).not.toEqual(JSON.parse(text));
      }
    });

    test("a step that is added can be used at once, and its key is its own", () => {
      const added = arranged(text, template.steps.length - 1, "add");
      const parsed = parseTemplate(JSON.parse(added));
      expect(
        parsed.ok ? [] : parsed.problems.filter(({ message }) => /key/u.test(message)),
      ).toEqual([]);
    });
  },
);

test("what is no number, or empty, is refused at its input", () => {
  const [template] = builtIn;
  if (template === undefined) throw new Error("There is no pathway.");
  const groups = editableWhole(template);
  const body = bodyOf({ "at.version": ["one"], "at.title": [""] });
  const written = withWritten(JSON.stringify(template), groups, body);
  expect(
    "mistakes" in written ? written.mistakes.map(({ field }) => field ?? "").toSorted() : [],
  ).toEqual(["at.title", "at.version"]);
});
