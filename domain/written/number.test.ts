import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNumberOf, poundsWords, readNumber, readPounds } from "./number.ts";

const valueOf = (read: ReturnType<typeof readPounds>) =>
  read.kind === "value" ? read.value : null;

describe("an amount in pounds", () => {
  it.each([
    ["250", 25_000],
    ["£250", 25_000],
    [" £ 250.00 ", 25_000],
    ["1,250.50", 125_050],
    ["0.29", 29],
    ["0", 0],
    ["1,234,567.89", 123_456_789],
  ])("%s is %i pence", (written, pence) => {
    expect(valueOf(readPounds(written))).toBe(pence);
  });

  it.each([
    ["12,50"],
    ["1,23"],
    ["12.999"],
    ["12.5"],
    [".50"],
    ["12."],
    ["1.250,50"],
    ["12,3456"],
    ["0,250"],
    ["1 250"],
    ["-5"],
    ["1e3"],
    ["0x10"],
    ["٢٥٠"],
    ["250p"],
    ["$250"],
    ["NaN"],
    ["90071992547409.92"],
    ["9".repeat(400)],
  ])("%s is refused, with the way to write it", (written) => {
    const read = readPounds(written);
    expect(read).toMatchObject({
      kind: "wrong",
      message: expect.stringContaining("in pounds, like 250"),
    });
  });

  it("shows what was written, to the penny, up to the largest", () => {
    expect(poundsWords(25_000)).toBe("£250.00");
    expect(poundsWords(Number.MAX_SAFE_INTEGER)).toBe("£90,071,992,547,409.91");
    fc.assert(
      fc.property(fc.maxSafeNat(), (pence) => {
        expect(valueOf(readPounds(poundsWords(pence)))).toBe(pence);
      }),
    );
  });

  it("is what the digits say, or refused: nothing is rounded", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d,.]{1,20}$/u), (written) => {
        const pence = valueOf(readPounds(written));
        if (pence === null) return;
        const [pounds = "", part = "00"] = written.replaceAll(",", "").split(".");
        expect(BigInt(pence)).toBe(BigInt(pounds) * 100n + BigInt(part));
      }),
    );
  });
});

describe("a number", () => {
  it.each([
    ["12", 0, 12],
    ["1,200", 0, 1200],
    ["-3", 0, -3],
    ["3.7", 1, 3.7],
    ["9007199254740991", 0, Number.MAX_SAFE_INTEGER],
  ])("%s (%i decimals) is %d", (written, decimals, value) => {
    expect(valueOf(readNumber(written, decimals))).toBe(value);
  });

  it.each([
    ["3.7", 0],
    ["1e3", 0],
    ["12,50", 0],
    ["3.75", 1],
    ["9007199254740993", 0],
    ["9007199254740991.5", 1],
    ["", 0],
    ["Infinity", 0],
    ["0b1", 0],
  ])("%s (%i decimals) is refused", (written, decimals) => {
    expect(readNumber(written, decimals).kind).toBe("wrong");
  });

  it("is held to its decimals as a value, too", () => {
    expect([3.7, 2 ** 53, Number.NaN, Infinity].map((value) => isNumberOf(value))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([isNumberOf(3.7, 1), isNumberOf(0.1 + 0.2, 1), isNumberOf(-4)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
