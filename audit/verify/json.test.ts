import { describe, expect, it } from "vitest";
import {
  canonicalBytesOf,
  isObject,
  JsonError,
  MAX_DEPTH,
  parseCanonical,
  readCanonical,
} from "./json.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const fault = (input: string | Uint8Array): { code: string; message: string } | null => {
  const read = readCanonical(typeof input === "string" ? bytes(input) : input);
  return read instanceof JsonError ? { code: read.code, message: read.message } : null;
};
const notFrom = (character: number) => ({
  code: "not-canonical",
  message: `It is not written as RFC 8785 writes it, from character ${character} on: a repeated key, keys out of order, white space or another way of writing a value.`,
});
const beyond = {
  code: "not-canonical",
  message: "It holds half a character (a lone surrogate) or a number beyond all bounds.",
};

describe("canonical text is read", () => {
  it.each([
    ["null", null],
    ["true", true],
    ["1.5", 1.5],
    ['""', ""],
    ["[]", []],
    ["{}", {}],
    ['[1,"a",null,[]]', [1, "a", null, []]],
    ['{"a":1,"b":{"c":[true]}}', { a: 1, b: { c: [true] } }],
    // RFC 8785 sorts by UTF-16 units, so an emoji stands before a character of the last plane's end.
    ['{"\u{1f600}":1,"\ufb33":2}', { "\u{1f600}": 1, "\ufb33": 2 }],
    // As numbers these keys come first in every object of JavaScript's; as text "10" comes before "9".
    ['{"10":1,"9":2}', { "10": 1, "9": 2 }],
    ['"\\\\udabble"', "\\udabble"],
  ])("%s", (text, value) => {
    expect(parseCanonical(bytes(text))).toEqual(value);
    expect(canonicalBytesOf(parseCanonical(bytes(text)))).toEqual(bytes(text));
  });

  it("at the greatest depth, in lists as in objects", () => {
    const lists = "[".repeat(MAX_DEPTH) + "]".repeat(MAX_DEPTH);
    expect(fault(lists)).toBeNull();
    expect(fault('{"a":'.repeat(MAX_DEPTH) + "1" + "}".repeat(MAX_DEPTH))).toBeNull();
  });
});

describe("anything else is told", () => {
  it.each<readonly [string, string | Uint8Array, ReturnType<typeof fault>]>([
    [
      "bytes that are no text",
      Uint8Array.of(0x22, 0xff, 0x22),
      {
        code: "not-utf8",
        message: "It is not UTF-8 text.",
      },
    ],
    [
      "a byte order mark",
      "\ufeff1",
      {
        code: "not-json",
        message: "It is not JSON, or it ends too early.",
      },
    ],
    [
      "an end too early",
      '{"a":',
      {
        code: "not-json",
        message: "It is not JSON, or it ends too early.",
      },
    ],
    [
      "nesting",
      `${"[".repeat(MAX_DEPTH + 1)}${"]".repeat(MAX_DEPTH + 1)}`,
      {
        code: "too-deep",
        message: "It is nested deeper than 64 levels.",
      },
    ],
    ["white space before", " 1", notFrom(1)],
    ["white space within", '{"a": 1}', notFrom(6)],
    ["white space after", "1\n", notFrom(2)],
    ["keys out of order", '{"b":1,"a":2}', notFrom(3)],
    ["keys out of order within", '[{"a":{"b":1,"a":2}}]', notFrom(9)],
    ["keys out of order after a list in order", '{"b":[1],"a":2}', notFrom(3)],
    ["number-like keys as JavaScript sorts them", '{"9":2,"10":1}', notFrom(3)],
    ["a repeated key", '{"a":1,"a":2}', notFrom(6)],
    ["an escape that is not needed", '"\\u0061"', notFrom(2)],
    ["another way of writing a number", "[1.0]", notFrom(3)],
    ["minus nothing", "-0", notFrom(1)],
    ["half a character", '"\\ud800"', beyond],
    ["half a character in a key", '{"\\udfff":1}', beyond],
    ["a number beyond all bounds", "1e999", beyond],
  ])("%s", (_, input, expected) => {
    expect(fault(input)).toEqual(expected);
  });

  it("as an error that parsing throws", () => {
    expect(() => parseCanonical(bytes("-0"))).toThrow(JsonError);
    expect(new JsonError("not-json", "no").name).toBe("JsonError");
  });
});

it("an object is neither a list, nothing nor a bare value", () => {
  expect([{}, { a: 1 }].map(isObject)).toEqual([true, true]);
  expect([[], null, undefined, "a", 1, true].map(isObject)).toEqual(Array(6).fill(false));
});
