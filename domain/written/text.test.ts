import { describe, expect, it } from "vitest";
import { isVisible, normalLine, normalText, textFault } from "./text.ts";

const many = (text: string) => textFault(normalText(text), { most: 100, lines: "many" });
const one = (text: string) => textFault(normalLine(text), { most: 100, lines: "one" });

describe("a text", () => {
  it.each(["Zoë", "👍", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩‍👩‍👧", "نور الهدى", "לאה", "می‌خواهم", "क्षि", "12", "?", "a\tb"])(
    "takes %j",
    (text) => {
      expect([many(text), one(text)]).toEqual([null, null]);
    },
  );

  it.each(
    // What shows nothing, alone or together, counts as no words.
    ["", " ", "\u200b", "\u2800", "\u3164", "\ufeff", "\u00ad", "\u0301", "\u{1d159}", "\u{e0061}"],
  )("refuses what nobody sees: %j", (text) => {
    for (const hidden of [text, `${text}${text}`, ` ${text}\u200d\u2060\ufe0f `]) {
      expect(isVisible(hidden)).toBe(false);
      expect(many(hidden)).toBe("Write something that people can see.");
    }
  });

  it.each([
    "a\0b",
    "a\u001bb",
    "a\u0085b",
    "a\u007fb",
    "a\ud800",
    "\udc00a",
    "a\uffff",
    "a\u{1fffe}",
  ])("refuses what is no character: %j", (text) => {
    expect(many(text)).toContain("cannot be read");
    expect(one(text)).toContain("cannot be read");
  });

  it("has its line breaks as line feeds, and none in a line", () => {
    expect(normalText("a\r\nb\rc\u2028d\u2029e\n")).toBe("a\nb\nc\nd\ne");
    expect(many("a\r\nb")).toBeNull();
    for (const text of ["a\nb", "a\r\nBcc: b", "a\rb", "a\u2028b", "a\u2029b"]) {
      expect(one(text)).toContain("one line");
    }
    expect(one("a\n")).toBeNull();
  });

  it("never turns its words around; in a line no mark steers their direction", () => {
    for (const mark of ["\u202d", "\u202e"]) {
      expect(many(`a${mark}b`)).toContain("hidden marks");
    }
    for (const mark of "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
      expect(one(`a${mark}b`)).toContain("hidden marks");
    }
    expect(many("\u2067a\u2069 b")).toBeNull();
  });

  it("is one text however it was typed", () => {
    expect(normalLine("Zoe\u0308")).toBe(normalLine("Zo\u00eb"));
    expect(normalLine(" a\tb ")).toBe("a b");
  });

  it("is measured after that", () => {
    expect(many("x".repeat(100))).toBeNull();
    expect(many(` ${"x".repeat(100)} `)).toBeNull();
    expect(many("x".repeat(101))).toContain("101 characters");
  });
});
