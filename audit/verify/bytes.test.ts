import { describe, expect, it } from "vitest";
import { concatBytes } from "@noble/hashes/utils.js";
import { fromBase64Url, fromHex, sameBytes, toBase64Url, toHex } from "./bytes.ts";

describe("hex", () => {
  it("is two lower-case digits a byte", () => {
    expect(toHex(Uint8Array.of(0, 10, 255))).toBe("000aff");
    expect(fromHex("000aff", 3)).toEqual(Uint8Array.of(0, 10, 255));
    expect(fromHex("0102030405", 5)).toEqual(Uint8Array.of(1, 2, 3, 4, 5));
    expect(fromHex("", 0)).toEqual(new Uint8Array());
  });

  it.each([
    ["too short", "000a"],
    ["too long", "000aff00"],
    ["half a byte", "000af"],
    ["upper case", "000aFF"],
    ["another character before", "g00aff"],
    ["another character after", "000afg"],
    ["a line's end", "000af\n"],
  ])("%s is not read", (_, text) => {
    expect(fromHex(text, 3)).toBeNull();
  });
});

describe("bytes are the same", () => {
  it.each([
    [[], [], true],
    [[1, 2], [1, 2], true],
    [[1, 2], [1, 3], false],
    [[9, 2], [1, 2], false],
    [[1, 2], [1], false],
    [[1], [1, 2], false],
  ])("%j and %j: %s", (one, other, same) => {
    expect(sameBytes(Uint8Array.from(one), Uint8Array.from(other))).toBe(same);
  });
});

it("parts are joined in their order", () => {
  expect(concatBytes(Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3))).toEqual(
    Uint8Array.of(1, 2, 3),
  );
  expect(concatBytes()).toEqual(new Uint8Array());
});

describe("base64url (RFC 4648 section 5)", () => {
  it.each([
    [[], ""],
    [[0xfb, 0xff], "-_8"],
    [[0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff], "----____"],
    [[1], "AQ"],
    [[1, 2, 3], "AQID"],
  ])("of %j is %s", (bytes, text) => {
    expect(toBase64Url(Uint8Array.from(bytes))).toBe(text);
    expect(fromBase64Url(text)).toEqual(Uint8Array.from(bytes));
  });

  it.each(["AQ==", "A+B/", " AQ", "AQ ", "A", "AB"])("%j is not read", (text) => {
    expect(fromBase64Url(text)).toBeNull();
  });
});
