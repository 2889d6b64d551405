import { describe, expect, it } from "vitest";
import { LIMITS, linesOf, TooLong, type Limits } from "./lines.ts";

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

const read = async (limits: Limits, ...texts: readonly string[]) => {
  const lines: string[] = [];
  try {
    for await (const { bytes, ended } of linesOf(pieces(...texts), limits)) {
      lines.push(`${new TextDecoder().decode(bytes)}${ended ? "" : "…"}`);
    }
  } catch (error) {
    lines.push(error instanceof TooLong ? `${error.name}: ${error.message}` : String(error));
  }
  return lines;
};
const few: Limits = { line: 3, file: 8, events: 1 };

describe("lines are the same, however the file is cut into pieces", () => {
  it.each([
    [["ab\ncd\n"], ["ab", "cd"]],
    [
      ["a", "b", "\n", "cd", "\n"],
      ["ab", "cd"],
    ],
    [
      ["ab\nc", "d\n"],
      ["ab", "cd"],
    ],
    [["\n\n"], ["", ""]],
    [["ab\ncd"], ["ab", "cd…"]],
    [
      ["ab\nc", "d"],
      ["ab", "cd…"],
    ],
    [[], []],
    [[""], []],
  ])("%j", async (texts, lines) => {
    expect(await read(LIMITS, ...texts)).toEqual(lines);
  });
});

describe("what is too long is given up", () => {
  it("a line, whole or not, at once or in pieces", async () => {
    expect(await read(few, "abc\n")).toEqual(["abc"]);
    expect(await read(few, "abc", "\n")).toEqual(["abc"]);
    expect(await read(few, "abc")).toEqual(["abc…"]);
    const told = ["abc", "TooLong: Line 2 is longer than 3 bytes."];
    expect(await read(few, "abc\nabcd")).toEqual(told);
    expect(await read({ ...few, file: 99 }, "abc\nabcd\n")).toEqual(told);
    expect(await read(few, "abc\nab", "cd")).toEqual(told);
    expect(await read({ ...few, file: 99 }, "abc\nab", "cd\n")).toEqual(told);
    expect(await read(few, "a\nb", "cd\n")).toEqual(["a", "bcd"]);
  });

  it("a file, whatever its lines", async () => {
    expect(await read(few, "ab\ncd\n", "e\n")).toEqual(["ab", "cd", "e"]);
    expect(await read(few, "ab\ncd\n", "ef\n")).toEqual([
      "ab",
      "cd",
      "TooLong: The file is longer than 8 bytes.",
    ]);
  });

  it("with bounds that a bundle never comes near", () => {
    expect(LIMITS).toEqual({ line: 1_048_576, file: 268_435_456, events: 50_000 });
  });
});
