import { describe, expect, it } from "vitest";
import type { JsonValue } from "../json.ts";
import { bytesIn, countIn, exactly, hashesIn, objectIn, textIn, textsIn } from "./fields.ts";
import { Unreadable } from "./unreadable.ts";

const refusal = (read: () => unknown): string => {
  try {
    return `read: ${JSON.stringify(read())}`;
  } catch (error) {
    return error instanceof Unreadable ? `${error.name}: ${error.message}` : String(error);
  }
};
const HASH = Buffer.alloc(32, 7);

describe("a field of the right form is read", () => {
  it("each", () => {
    expect(countIn({ n: 0 }, "n")).toBe(0);
    expect(countIn({ n: 12 }, "n")).toBe(12);
    expect(textIn({ t: "" }, "t")).toBe("");
    expect(objectIn({ o: { a: 1 } }, "o")).toEqual({ a: 1 });
    expect(textsIn({ l: [] }, "l")).toEqual([]);
    expect(textsIn({ l: ["a", "b"] }, "l")).toEqual(["a", "b"]);
    expect(bytesIn({ b: "AQI=" }, "b")).toEqual(Uint8Array.of(1, 2));
    expect(hashesIn({ h: [HASH.toString("base64")] }, "h")).toEqual([Uint8Array.from(HASH)]);
  });
});

describe("another form is refused, with its name", () => {
  const values: readonly JsonValue[] = [null, true, "1", -1, 1.5, 2 ** 53, [], {}];
  const withoutIt = [{}, ...values.map((x) => ({ x }))];
  it("a whole number", () => {
    for (const object of withoutIt) {
      expect(refusal(() => countIn(object, "x"))).toBe('Unreadable: "x" is not a whole number.');
    }
  });

  it("a text", () => {
    for (const object of [{}, { x: 1 }, { x: null }, { x: ["a"] }]) {
      expect(refusal(() => textIn(object, "x"))).toBe('Unreadable: "x" is not a text.');
    }
  });

  it("an object", () => {
    for (const object of [{}, { x: null }, { x: [] }, { x: "a" }]) {
      expect(refusal(() => objectIn(object, "x"))).toBe('Unreadable: "x" is not an object.');
    }
  });

  it("a list of texts", () => {
    for (const object of [{}, { x: "a" }, { x: [1] }, { x: ["a", null] }, { x: {} }]) {
      expect(refusal(() => textsIn(object, "x"))).toBe('Unreadable: "x" is not a list of texts.');
    }
  });

  it("base64", () => {
    for (const x of ["AQI", "A-_=", "AQI=\n", "AQJ="]) {
      expect(refusal(() => bytesIn({ x }, "x"))).toBe('Unreadable: "x" is not base64.');
    }
  });

  it("hashes", () => {
    for (const text of ["", "AQI=", "?", Buffer.alloc(33).toString("base64")]) {
      expect(refusal(() => hashesIn({ x: [text] }, "x"))).toBe(
        'Unreadable: "x" holds what is no hash of 32 bytes.',
      );
    }
  });
});

it("a field that nobody knows has no place", () => {
  expect(exactly({ a: 1, b: 2 }, "a", "b", "c")).toBeUndefined();
  expect(refusal(() => exactly({ a: 1, z: 2 }, "a"))).toBe(
    'Unreadable: "z" has no place in this line.',
  );
});
