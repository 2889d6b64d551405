import { describe, expect, it } from "vitest";
import { hostile, idOf, logged } from "../../test/support/logged.ts";
import { seal } from "../commitment.ts";
import { collectFindings } from "./report.ts";
import { checkValue, commitmentsOf } from "./values.ts";

const event = (version: number, data: object) =>
  hostile(logged(version, { type: "resumed", data: {} }), data);

describe("commitments in events", () => {
  it("are found wherever they stand, with the first event that holds them", () => {
    const events = [
      event(1, { title: { commitment: "aa" }, other: null, list: ["bb", { commitment: "cc" }] }),
      event(2, { commitment: "aa", again: { deep: [{ commitment: "dd" }] } }),
    ];
    expect([...commitmentsOf(events)]).toEqual([
      ["aa", idOf(1)],
      ["cc", idOf(1)],
      ["dd", idOf(2)],
    ]);
  });

  it("are texts under that name alone", () => {
    const events = [event(1, { commitment: { commitment: 7 }, Commitment: "aa" })];
    expect([...commitmentsOf(events)]).toEqual([]);
  });
});

describe("a disclosed value", () => {
  const { commitment, key, value } = seal("I felt unsafe there.");
  const known = commitmentsOf([event(3, { reason: { commitment } })]);
  const checked = (line: { commitment: string; key: Uint8Array; value: string }) => {
    const findings = collectFindings(["commitments"]);
    checkValue(known, { kind: "value", ...line }, findings);
    return findings.checks().map(({ result, message }) => `${result}: ${message}`);
  };

  it("that was committed to is no finding", () => {
    expect(checked({ commitment, key, value: "I felt unsafe there." })).toEqual([]);
    expect(value).toBe("I felt unsafe there.");
  });

  it("with other words, or another key, is told with its event", () => {
    const told = [
      `fails: The words shown for event ${idOf(3)} are not those which were committed to (${commitment}).`,
    ];
    expect(checked({ commitment, key, value: "I felt safe there." })).toEqual(told);
    expect(checked({ commitment, key: new Uint8Array(32), value: "I felt unsafe there." })).toEqual(
      told,
    );
  });

  it("that no event holds is told", () => {
    const other = "ab".repeat(32);
    expect(checked({ commitment: other, key, value: "x" })).toEqual([
      `fails: A value is disclosed for ${other}, which no event holds.`,
    ]);
  });
});
