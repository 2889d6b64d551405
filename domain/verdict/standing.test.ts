import { expect, test } from "vitest";
import {
  closes,
  decides,
  held,
  meets,
  opens,
  passes,
  planned,
  says,
  shares,
  trailWith,
} from "../../test/specification/steps-trail.ts";
import { throughStep, launched, template, trailOf } from "../../test/specification/verdict.ts";
import { judge, verdict } from "../verdict.ts";
import { FINDINGS, finding, type FindingCode, type Weight } from "./finding.ts";

const of = (...further: Parameters<typeof trailWith>[0]) =>
  judge(trailWith(further)).steps.map(({ step, visit, standing, evidence }) => [
    ...[`${step}:${visit}`, standing, evidence],
  ]);

test("a step stands where it is closed, and people agreed or met in it", () => {
  expect(of()).toEqual([["plan:1", "not-yet", "none"]]);
  expect(of(closes("plan"))).toEqual([["plan:1", "not-yet", "none"]]);
  const [open] = of(...opens("meet"), ...meets("meet:1", ["ada"]), says("ada", 3)).slice(1);
  expect(open?.slice(0, 2)).toEqual(["meet:1", "not-yet"]);
});

test("a step at whose gate people agreed is not co-produced before it is closed", () => {
  const whole = trailOf(throughStep(launched()));
  const standing = (events: typeof whole) => verdict(template, events).steps[0];
  const gate = whole.findIndex(({ type }) => type === "gatePassed");
  expect(standing(whole.slice(0, gate + 1))).toMatchObject({
    ...{ standing: "not-yet", evidence: "own-act" },
  });
  expect(standing(whole)).toMatchObject({ standing: "co-produced", evidence: "own-act" });
});

test("what is found of one visit, and on what it rests, is of that visit alone", () => {
  const again = [...decides("plan:1"), closes("plan"), ...opens("plan", 2), closes("plan", 2)];
  expect(of(...again)).toEqual([
    ["plan:1", "not-co-produced", "none"],
    ["plan:2", "not-yet", "none"],
  ]);
  const shared = [closes("plan"), ...opens("plan", 2), shares("ada"), closes("plan", 2)];
  expect(of(...shared).map(([, standing]) => standing)).toEqual(["not-yet", "at-risk"]);
  expect(of(passes("plan:1"), ...opens("plan", 2))[1]).toEqual(["plan:2", "not-yet", "none"]);
});

test("a step that meets rests on the least of its meetings", () => {
  const both = [
    ...[...opens("meet"), ...meets("meet:1", ["ada"])],
    ...[planned("second", "meet:1"), held("second", "meet:1", ["ben"])],
  ];
  const evidence = (...words: Parameters<typeof trailWith>[0]) => of(...both, ...words)[1]?.[2];
  expect(evidence()).toBe("helpers-word");
  expect(evidence(says("ada", 3))).toBe("helpers-word");
  expect(evidence(says("ada", 3), says("ben", 5))).toBe("own-act");
});

/** How much each finding weighs: `breaks` is not co-production, `weakens` may not be, and a note is none against it. */
const WEIGHTS = [
  ["N1-outcome-not-supported", "breaks"],
  ["N2-after-the-fact", "breaks"],
  ["N3-one-off", "weakens"],
  ["gate-without-assent", "breaks"],
  ["no-pwle-decides", "breaks"],
  ["only-staff-chair", "weakens"],
  ["one-person-for-all", "weakens"],
  ["passed-by-few", "weakens"],
  ["fewer-people-than-needed", "weakens"],
  ["say-taken-away", "weakens"],
  ["changes-not-made", "weakens"],
  ["side-asserted", "weakens"],
  ["closed-unfinished", "weakens"],
  ["notice-not-delivered", "weakens"],
  ["sent-never-opened", "note"],
  ["access-need-unmet", "weakens"],
  ["contribution-unanswered", "weakens"],
  ["no-payment-offered", "weakens"],
  ["pwle-absent-from-roll-out", "weakens"],
  ["pwle-absent-from-monitoring", "weakens"],
  ["baseline-after-pilot", "weakens"],
  ["assisted-unconfirmed", "note"],
  ["answer-disputed", "weakens"],
  ["decision-disputed", "weakens"],
  ["fresh-key", "note"],
  ["part-dropped", "note"],
  ["claim-disputed", "weakens"],
  ["passed-without-lost", "note"],
  ["poor-response", "weakens"],
  ["electorate-changed", "note"],
  ["without-consent", "weakens"],
  ["nobody-came", "weakens"],
  ["pwle-absent-from-session", "weakens"],
  ["session-not-borne-out", "note"],
  ["nothing-given-back", "weakens"],
] as const satisfies readonly (readonly [FindingCode, Weight])[];

test.each(WEIGHTS)("“%s” %s, and has words", (code, weight) => {
  const found = finding(code, null, []);
  expect(found.weight).toBe(weight);
  expect(found.reason.endsWith(".")).toBe(true);
  expect(FINDINGS).toContainEqual([code, found.reason]);
});

test("every finding has a weight here", () => {
  expect(FINDINGS.map(([code]) => code)).toEqual(WEIGHTS.map(([code]) => code));
});
