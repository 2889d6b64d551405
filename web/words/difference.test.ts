import fc from "fast-check";
import { expect, test } from "vitest";
import { difference, type Stretch } from "./difference.ts";

const joined = (stretches: readonly Stretch[], ...kinds: readonly Stretch["kind"][]) =>
  stretches
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");

const squeezed = (text: string) => text.replaceAll(/\s+/gu, " ").trim();

test("a changed word stands between what stayed", () => {
  expect(difference("We meet on Monday morning", "We meet on Friday morning")).toEqual([
    { kind: "same", text: "We meet on " },
    { kind: "out", text: "Monday " },
    { kind: "in", text: "Friday " },
    { kind: "same", text: "morning" },
  ]);
});

test("nothing in common: all of one out, all of the other in", () => {
  expect(difference("", "new words")).toEqual([{ kind: "in", text: "new words" }]);
  expect(difference("old words", "")).toEqual([{ kind: "out", text: "old words" }]);
});

test("long texts are shown whole", () => {
  const long = "word ".repeat(700);
  expect(difference(long, `${long}more`).map(({ kind }) => kind)).toEqual(["out", "in"]);
});

test("no word of either text is lost", () => {
  const text = fc
    .array(fc.constantFrom("we", "meet", "talk", "on", "Monday", "Friday", "\n"), { maxLength: 30 })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = difference(before, after);
      expect(squeezed(joined(stretches, "same", "in"))).toBe(squeezed(after));
      expect(squeezed(joined(stretches, "same", "out"))).toBe(squeezed(before));
    }),
  );
});
