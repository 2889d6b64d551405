import { expect, test } from "vitest";
import { createProgress } from "./progress.mjs";

/** What a terminal shows after this text: a carriage return and "erase the line" begin the line anew. */
const screen = (text: string): readonly string[] =>
  text.split("\n").map((line) => line.split("\r\u001B[2K").at(-1) ?? "");

function shownOn(isTTY: boolean) {
  let text = "";
  let time = 0;
  const out = { isTTY, columns: 60, write: (part: string) => (text += part) };
  const progress = createProgress(out, () => time);
  for (; time < 240_000; time += 1_000) progress.show("Building", `${time / 1000} s`);
  return { progress, text: () => text };
}

test("on a terminal it is one line that moves, and it makes room for what is said next", () => {
  const { progress, text } = shownOn(true);
  expect(screen(text())).toEqual(["Building: 239 s"]);
  progress.show("x".repeat(200));
  expect(screen(text()).every((line) => line.length < 60)).toBe(true);
  progress.clear();
  expect(screen(text())).toEqual([""]);
});

test("elsewhere it is a whole line at once and then now and then", () => {
  const lines = shownOn(false).text().trimEnd().split("\n");
  expect(lines[0]).toBe("Building: 0 s");
  expect(lines).toHaveLength(8);
  for (const control of ["\r", "\u001B"]) expect(lines.join()).not.toContain(control);
});
