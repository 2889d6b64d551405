import { expect, test } from "vitest";
import { parseTemplate } from "./template.ts";

const poll = {
  block: "poll",
  key: "short-list",
  question: "Which poster shall it be?",
  choose: "one",
  options: [
    { value: "red", label: "Red" },
    { value: "green", label: "Green" },
  ],
  voters: "addresses",
  anonymous: true,
  open: { days: 7 },
  reminders: [{ days: 1 }],
  leastShare: 0.3,
};
const measure = { block: "measure", key: "before", point: "before", indicators: ["waits"] };
const waits = { key: "waits", label: "Days to wait", unit: "days", better: "lower" };
const step = {
  key: "ask",
  title: "Ask",
  purpose: "Ask everybody.",
  kind: "meet",
  parts: { kind: "one", blocks: [measure, poll] },
};
const template = {
  name: "asking",
  version: 1,
  title: "Asking",
  summary: "Measures, and asks.",
  circles: {},
  declarations: [],
  parameters: [{ key: "drift", label: "Drift", kind: "number", default: 10 }],
  indicators: [waits],
  steps: [step],
};

const problemsOf = (changes: object, blocks: readonly object[] = [measure, poll], more = {}) => {
  const parts = { kind: "one", blocks };
  const parsed = parseTemplate({ ...template, steps: [{ ...step, parts, ...more }], ...changes });
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
};
const withPoll = (changes: object) => problemsOf({}, [measure, { ...poll, ...changes }]).join("\n");

test("a template can measure and poll", () => {
  expect(problemsOf({})).toEqual([]);
  expect(withPoll({ choose: "scale", scale: { least: 1, most: 5 } })).toBe("");
});

test("is refused when a poll could not be voted in", () => {
  const at = "steps.0.parts.blocks.1";
  expect(withPoll({ voters: "everybody" })).toContain(`${at}.voters: There is no circle`);
  expect(withPoll({ options: poll.options.slice(1) })).toContain("offers one option");
  expect(withPoll({ options: [poll.options[0], poll.options[0]] })).toContain(
    'two of the option "red"',
  );
  expect(withPoll({ options: { section: "list", field: "posters" } })).toContain(
    "has no form before it that lists its options",
  );
  expect(withPoll({ choose: "scale" })).toContain("only a scale has ends");
  expect(withPoll({ scale: { least: 1, most: 5 } })).toContain("only a scale has ends");
  expect(withPoll({ choose: "scale", scale: { least: 5, most: 5 } })).toContain(
    'whose "most" is over its "least"',
  );
  expect(withPoll({ open: { days: 0 } })).toContain("closes as it opens");
});

test("is refused when what is measured is not named, or never measured", () => {
  expect(problemsOf({ indicators: [{ ...waits, key: "complaints" }] })).toEqual([
    'indicators.0: Nothing measures "complaints". Add a "measure" block that reads it, or take it out.',
    'steps.0.parts.blocks.0.indicators.0: There is no indicator "waits". Add it to the template\'s indicators, or name another.',
  ]);
  expect(problemsOf({}, [{ ...measure, indicators: ["waits", "waits"] }]).join()).toContain(
    'measures "waits" twice',
  );
  expect(problemsOf({ indicators: [waits, waits] }).join()).toContain(
    'two of the indicator "waits"',
  );
  const drifted = { drifted: "joy", since: "before", by: "much" };
  const next = [{ when: drifted, to: "ask" }, { to: "end" }];
  const found = problemsOf({}, undefined, { next }).join("\n");
  expect(found).toContain('There is no indicator "joy"');
  expect(found).toContain('There is no parameter "much"');
});
