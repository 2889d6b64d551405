import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTemplate } from "../../api/contracts/template.ts";
import { lint } from "../../domain/lint/lint.ts";
import type { Template } from "../../domain/template.ts";
import { templateFrom } from "./generate.ts";
import { drawFrom } from "./draw.ts";
import { circles, declarations, parameters } from "./people.ts";
import { playToTheEnd } from "./play.ts";

test("thousands of well-formed templates, in all the words of the language, are accepted", () => {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const template = templateFrom(generate);
      expect(lint(template)).toEqual([]);
      const parsed = parseTemplate(JSON.parse(JSON.stringify(template)));
      expect(parsed).toMatchObject({ ok: true });
    }),
    { numRuns: 2_000 },
  );
});

/** Each takes some 55 ms of one core: less than half a minute, or with `ALONGSIDE_LONG=1` some five minutes. */
const RUNS = process.env["ALONGSIDE_LONG"] === "1" ? 5_000 : 400;

test(
  "each run of them comes to its end, from every state that people bring it to",
  { timeout: 3_600_000 },
  () => {
    let finished = 0;
    fc.assert(
      fc.property(fc.gen(), fc.constantFrom(0, 10), (generate, whims) => {
        const run = playToTheEnd(templateFrom(generate), drawFrom(generate), whims);
        expect(run.state.status).toBe("finished");
        finished += 1;
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(finished).toBe(RUNS);
  },
);

test("a need that a no leads past is met by nothing", () => {
  const words = { key: "words", title: "Words", fields: [] };
  const measured: Template = {
    ...{ name: "any", version: 1, title: "Any", summary: "Any.", declarations, parameters },
    circles: circles(false),
    indicators: [{ key: "waits", label: "Waits", unit: "days", better: "lower" }],
    steps: [
      {
        ...{ key: "vote", title: "Vote", purpose: "Vote.", kind: "decide" },
        parts: {
          kind: "one",
          blocks: [
            { block: "form", key: "text", form: { sections: [words] } },
            {
              ...{ block: "gate", key: "gate", rule: "majority", circle: "small", share: 0.5 },
              ...{ notice: { workingDays: 2 }, due: { workingDays: 5 }, reminders: [] },
              extension: { workingDays: 2 },
            },
            { block: "measure", key: "read", point: "before", indicators: ["waits"] },
          ],
        },
        next: [{ when: { gate: "refused" }, to: "go" }],
      },
      {
        ...{ key: "go", title: "Go", purpose: "Go.", kind: "pilot" },
        needs: [{ measured: "waits", at: "before" }],
        parts: { kind: "one", blocks: [{ block: "delivery", key: "do" }] },
      },
    ],
  };
  expect(lint(measured)).toMatchObject([
    { message: expect.stringContaining('Nothing measures "waits" at "before" before "go"') },
  ]);
  const sure = measured.steps.map(({ next: _, ...step }) => step);
  expect(lint({ ...measured, steps: sure })).toEqual([]);
});
