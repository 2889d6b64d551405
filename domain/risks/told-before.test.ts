import fc from "fast-check";
import { expect, test } from "vitest";
import { player } from "../../test/properties/driver.ts";
import { risksTold } from "../../test/specification/risks.ts";
import type { Run } from "../../test/specification/run.ts";
import { everyShape, shapes } from "../../test/specification/template.ts";
import { builtIn } from "../../programmes/all.ts";
import { FINDINGS } from "../verdict/finding.ts";
import { verdict, type Finding, type FindingCode } from "../verdict.ts";
import type { RiskCode } from "./risk.ts";

/**
 * The risk by which a finding is told in advance. Null: it can't be. Either somebody's act makes it in that moment (an override, a
 * dispute, a fact of another day), or it follows from how people answer at an open gate, which nobody is told.
 */
const TOLD_BY: { readonly [code in FindingCode]: RiskCode | null } = {
  "N1-outcome-not-supported": null,
  "N2-after-the-fact": null,
  "N3-one-off": "one-off",
  "gate-without-assent": null,
  "no-pwle-decides": "too-few-people",
  "only-staff-chair": "staff-chairs",
  "one-person-for-all": null,
  "passed-by-few": null,
  "fewer-people-than-needed": null,
  "say-taken-away": null,
  "changes-not-made": "contribution-unanswered",
  "side-asserted": "only-managers-word",
  "closed-unfinished": "not-finished",
  "notice-not-delivered": null,
  "sent-never-opened": "never-opened",
  "access-need-unmet": "need-unmet",
  "contribution-unanswered": "contribution-unanswered",
  "no-payment-offered": "nothing-offered",
  "pwle-absent-from-roll-out": "nobody-delivers",
  "pwle-absent-from-monitoring": "nobody-delivers",
  "baseline-after-pilot": null,
  "assisted-unconfirmed": null,
  "answer-disputed": null,
  "decision-disputed": null,
  "fresh-key": null,
  "part-dropped": null,
  "claim-disputed": null,
  "poor-response": "few-votes",
  "passed-without-lost": null,
  "electorate-changed": null,
  "without-consent": "consent-missing",
  "nobody-came": "nobody-came",
  "pwle-absent-from-session": "absent-from-session",
  "session-not-borne-out": "not-borne-out",
  "nothing-given-back": "nothing-given-back",
};

/** Acts of the engine after which nothing can be mended: a finding that rests on one must have been told before it. */
const ENDINGS = ["gatePassed", "gateOverridden", "stepClosed", "partClosed", "pollClosed"];

/** What came with an answer is told to nobody before its gate closes, and can be mended after. */
const TOLD_AT_CLOSE: readonly FindingCode[] = ["changes-not-made"];

/** The version of a run before which a finding has to be told at the latest. */
const lastMoment = ({ events }: Run, found: Finding): number =>
  Math.min(
    events.length + 1,
    ...events
      .filter(() => !TOLD_AT_CLOSE.includes(found.code))
      .filter(({ version, type }) => found.events.includes(`e${version}`) && ENDINGS.includes(type))
      .map(({ version }) => version),
  );

const steps = everyShape.steps.map(({ key }) => key);
const template = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...builtIn) },
  {
    weight: 2,
    arbitrary: fc
      .shuffledSubarray(steps, { minLength: 1, maxLength: 3 })
      .map((keys) => shapes(...keys)),
  },
);
const choices = fc.array(fc.integer({ min: 0, max: 0x7fffffff }), {
  ...{ minLength: 120, maxLength: 240, size: "max" },
});

test("what a verdict finds at a run's end was told as a risk before", { timeout: 180_000 }, () => {
  const found = new Map<string, number>();
  fc.assert(
    fc.property(template, choices, (pinned, path) => {
      const first = new Map<RiskCode, number>();
      const watch = (_: Run, __: unknown, { state, events }: Run): void => {
        const now = events.at(-1)?.at ?? state.launchedAt;
        for (const code of risksTold(state, now))
          if (!first.has(code)) first.set(code, state.version);
      };
      const { run } = player(pinned, watch).play("refuse", path);
      const trail = run.events.map((event) => ({ ...event, id: `e${event.version}` }));
      for (const one of verdict(pinned, trail).findings) {
        const risk = TOLD_BY[one.code];
        if (risk === null) continue;
        found.set(one.code, (found.get(one.code) ?? 0) + 1);
        const told = first.get(risk) ?? Infinity;
        if (told >= lastMoment(run, one))
          throw new Error(`${one.code} was not told before: ${JSON.stringify({ one, told })}`);
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect(found.size).toBeGreaterThan(3);
});

test("each kind of finding says by which risk it is told, or that it can't be", () => {
  expect(Object.keys(TOLD_BY).toSorted()).toEqual(FINDINGS.map(([code]) => code).toSorted());
});
