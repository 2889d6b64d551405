import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checked } from "./check.ts";
import { Colour, contrastOfWhiteOn } from "./colour.ts";

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("an organisation's colour", () => {
  test.each([
    ["#000000", 21],
    ["#ffffff", 1],
    ["#777777", 4.48],
    ["#767676", 4.54],
  ])("white on %s has the contrast that WCAG's formula gives", (colour, ratio) => {
    expect(contrastOfWhiteOn(colour)).toBeCloseTo(ratio, 2);
  });

  test("is kept in small letters", () => {
    expect(checked(Colour, " #0D5C55 ")).toEqual({ kind: "good", value: "#0d5c55" });
  });

  test.each(["", "red", "#fff", "0d5c55", "#0d5c5g", "#0d5c555"])("is not %j", (text) => {
    expect(checked(Colour, text)).toMatchObject({ kind: "invalid" });
  });

  test("is refused when white words on it can't be read, with one that is taken", () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const read = checked(Colour, colour);
        const isGood = contrastOfWhiteOn(colour) >= 4.5;
        expect(read.kind).toBe(isGood ? "good" : "invalid");
        if (read.kind === "good") return;
        const mend = /like (#[0-9a-f]{6})$/u.exec(read.issues[0]?.message ?? "")?.[1];
        expect(checked(Colour, mend)).toEqual({ kind: "good", value: mend });
      }),
    );
  });
});
