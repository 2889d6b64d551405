import { describe, expect, it } from "vitest";
import { collectFindings } from "./report.ts";

const many = (count: number, tell: (message: string) => void): void => {
  for (let at = 1; at <= count; at += 1) tell(`${at}`);
};

describe("findings", () => {
  it("are told step by step, in the order of the steps, the worst first", () => {
    const findings = collectFindings(["one", "two", "three"]);
    findings.holds("two", "a");
    findings.unsure("two", "b");
    findings.fails("two", "c");
    findings.holds("one", "d");
    expect(findings.checks()).toEqual([
      { step: "one", result: "holds", message: "d" },
      { step: "two", result: "fails", message: "c" },
      { step: "two", result: "could-not-check", message: "b" },
      { step: "two", result: "holds", message: "a" },
    ]);
  });

  it("past twenty of a kind are counted", () => {
    const findings = collectFindings(["one", "two"]);
    many(20, (message) => findings.fails("one", message));
    many(23, (message) => findings.fails("two", message));
    const told = findings.checks().map(({ step, message }) => `${step} ${message}`);
    expect(told).toHaveLength(20 + 21);
    expect(told.slice(18, 21)).toEqual(["one 19", "one 20", "two 1"]);
    expect(told.slice(-2)).toEqual(["two 20", "two And 3 more of this kind."]);
    expect(findings.checks().at(-1)?.result).toBe("fails");
  });

  it("however many hold, one that fails is told", () => {
    const findings = collectFindings(["one"]);
    many(30, (message) => findings.holds("one", message));
    findings.fails("one", "wrong");
    expect(findings.checks()[0]).toEqual({ step: "one", result: "fails", message: "wrong" });
    expect(findings.hasTrouble("one")).toBe(true);
  });
});

it("what fails is trouble, and what could not be checked; what holds is none", () => {
  const findings = collectFindings(["fails", "unsure", "holds", "silent"]);
  findings.fails("fails", "");
  findings.unsure("unsure", "");
  findings.holds("holds", "");
  expect(findings.hasTrouble("fails")).toBe(true);
  expect(findings.hasTrouble("unsure")).toBe(true);
  expect(findings.hasTrouble("holds", "silent")).toBe(false);
  expect(findings.hasTrouble("silent", "fails")).toBe(true);
  expect(findings.hasTrouble()).toBe(false);
});
