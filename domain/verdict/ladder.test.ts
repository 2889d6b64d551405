import { describe, expect, test } from "vitest";
import {
  asked,
  launched,
  must,
  sealed,
  settle,
  step,
  template,
  throughStep,
  trailOf,
  written,
  yes,
} from "../../test/specification/verdict.ts";
import type { Run } from "../../test/specification/run.ts";
import type { StepKind, Template } from "../template.ts";
import { finding } from "./finding.ts";
import { rungOf } from "./ladder.ts";
import { continueTrail, emptyTrail } from "./trail.ts";

const reading = (run: Run, kinds: readonly StepKind[] = ["plan", "pilot", "monitor"]) => {
  const keys = ["plan", "pilot", "check"];
  const read: Template = {
    ...template,
    steps: keys.map((key, index) => step(key, kinds[index] ?? "plan")),
  };
  return continueTrail(emptyTrail(read), trailOf(run));
};
const begun = () => launched();
const whole = throughStep(throughStep(throughStep(begun())));

describe("how far up the ladder of participation a run comes", () => {
  test.each([
    ["a run in which nobody took part", begun(), "informing"],
    ["one in which people are only asked", asked(written(begun())), "informing"],
    ["one in which somebody agrees", yes(asked(written(begun())), "ada"), "engagement"],
    ["one in which they agreed to what is planned", throughStep(begun()), "co-design"],
    ["one in which they agreed to what is carried out", whole, "co-production"],
  ] as const)("%s", (_, run, rung) => {
    expect(rungOf(reading(run), [])).toBe(rung);
  });

  test.each(["roll-out", "pilot", "monitor", "decide"] as const)(
    "a step that is a %s carries it out, and one that plans or teaches does not",
    (kind) => {
      expect(rungOf(reading(whole, ["plan", kind, "learn"]), [])).toBe("co-production");
      expect(rungOf(reading(whole, ["plan", "plan", "learn"]), [])).toBe("co-design");
    },
  );

  test("a gate that was overruled is none that they agreed to", () => {
    const over = settle(
      must(written(begun()), { type: "overrideGate", data: { part: "plan:1", reason: sealed } }),
    );
    expect(rungOf(reading(over), [])).toBe("informing");
  });

  test.each([
    ["N2-after-the-fact", "informing"],
    ["no-pwle-decides", "consultation"],
    ["gate-without-assent", "consultation"],
    ["N1-outcome-not-supported", "consultation"],
    ["N3-one-off", "engagement"],
    ["pwle-absent-from-roll-out", "co-design"],
    ["pwle-absent-from-monitoring", "co-design"],
    ["notice-not-delivered", "co-production"],
  ] as const)("%s lets it come to %s at most", (code, rung) => {
    const found = finding(code, null, []);
    expect(rungOf(reading(whole), [found])).toBe(rung);
    // The lowest of them counts, in whatever order they come.
    const lowest = finding("N2-after-the-fact", null, []);
    expect(rungOf(reading(whole), [found, lowest])).toBe("informing");
    expect(rungOf(reading(whole), [lowest, found])).toBe("informing");
    // What caps it lifts nothing.
    expect(rungOf(reading(begun()), [found])).toBe("informing");
  });
});
