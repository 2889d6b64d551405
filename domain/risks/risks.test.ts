import { expect, test } from "vitest";
import { risksTold } from "../../test/specification/risks.ts";
import { give, type Given, type Run } from "../../test/specification/run.ts";
import * as scene from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import {
  AT,
  asked,
  bearOut,
  launched,
  must,
  person,
  sealed,
  settle,
  throughStep,
  written,
  yes,
} from "../../test/specification/verdict.ts";
import type { Block, StepKind, Template } from "../template.ts";
import type { RiskCode } from "./risk.ts";

type Told = readonly [run: Run, now?: string];

const three = () => written(launched({ pwle: ["ada", "ben", "cyd"] }));

/** A template of steps of one part each, with the blocks given. */
const stepsOf = (...steps: readonly (readonly [StepKind, ...(readonly Block[])])[]): Template => ({
  ...shapes("group"),
  steps: steps.map(([kind, ...blocks], index) => ({
    ...{ key: `s${index}`, title: `Step ${index}`, purpose: "A step.", kind },
    parts: { kind: "one", blocks },
  })),
});

/** Orders that must be accepted, each followed by what the engine does then. */
const played = (template: Template, ...orders: readonly Given[]): Run => {
  const begun = scene.specify(template).given(scene.launched(), ...scene.group).run;
  return orders.reduce<Run>(
    (run, order) => {
      const next = give(run, { ...scene.STANDING, ...order });
      if (next.refusal !== null) throw new Error(`${order.type}: ${next.refusal.message}`);
      return scene.settle(next, order.at ?? scene.MONDAY);
    },
    scene.settle(begun, scene.MONDAY),
  );
};

const need = must(launched(), {
  type: "stateAccessNeed",
  data: { id: "need", member: "sam", what: sealed },
});

const shared: Given = {
  type: "contribute",
  actor: scene.who("ada"),
  data: { id: "c1", member: "ada", part: null, kind: "idea", text: sealed },
};

const helped = (): Run => {
  const open = asked(written(launched({ pwle: ["ada", "ben", "cat", "dot", "eli"] })));
  const data = {
    ...{ request: "ask-plan:1", version: 1, digest: "plan:1", member: "ben" },
    ...{ answer: "yes" as const, comment: null },
    assistance: { helper: "sam", channel: "phone" as const, readBack: true },
  };
  const by = { id: "sam", role: "member", via: "session" } as const;
  const wrote = must(open, { type: "signOff", data }, by, "assisted-unconfirmed");
  return settle(yes(yes(wrote, "ada", "plan:1"), "cat", "plan:1"));
};

const consent = (): Template => {
  const [first] = shapes("group").steps;
  if (first === undefined) throw new Error("There is no such step.");
  const needs = [{ declared: "no-funding", by: "self", of: "everybody" }] as const;
  return { ...shapes("group"), steps: [{ ...first, needs }] };
};

const session: Block = { block: "session", key: "session", held: 2 };
const meeting = (came: readonly string[], ledBy: readonly string[]): Run =>
  played(
    stepsOf(["meet", session]),
    {
      type: "planSession",
      data: {
        ...{ id: "m1", part: "s0:1", block: "session", on: "2026-01-05", until: null },
        ...{ place: sealed, mode: "in-person", offers: null },
      },
    },
    {
      type: "holdSession",
      at: "2026-01-05T20:00:00.000Z",
      data: { session: "m1", on: "2026-01-05", came, ledBy, others: 0, account: sealed },
    },
  );
const bornOut = (run: Run): Run =>
  give(run, {
    ...scene.STANDING,
    at: "2026-01-05T21:00:00.000Z",
    type: "corroborate",
    actor: scene.who("ada"),
    data: { member: "ada", claim: Object.values(run.state.claims)[0]?.version ?? 0, agrees: true },
  });
const thanks: Given = {
  type: "offerPayment",
  at: "2026-01-05T21:00:00.000Z",
  data: { id: "thanks", member: "ada", kind: "thanks", pence: null },
};
const thanked = (run: Run): Run => give(run, { ...scene.STANDING, ...thanks });

const waits = { key: "waits", label: "Days to wait", unit: "days", better: "lower" } as const;
const measuring: Template = {
  ...stepsOf(
    ["plan", { block: "measure", key: "before", point: "before", indicators: ["waits"] }],
    ["pilot", { block: "form", key: "text", form: { sections: [] } }],
  ),
  indicators: [waits],
};
const measured: Given = {
  type: "recordMeasure",
  data: {
    ...{ part: "s0:1", block: "before", indicator: "waits", how: "counted", value: 20 },
    ...{ people: 30, on: "2026-01-05", source: sealed },
  },
};

const polling = stepsOf([
  "meet",
  {
    ...{ block: "poll", key: "list", question: "Which?", choose: "one", anonymous: true },
    options: [
      { value: "red", label: "Red" },
      { value: "green", label: "Green" },
    ],
    ...{ voters: "addresses", open: { workingDays: 5 }, reminders: [], leastShare: 0.5 },
  },
]);
const voters = ["v1", "v2", "v3", "v4"];
const opened: Given = {
  type: "openPoll",
  data: { id: "p1", part: "s0:1", block: "list", voters },
};
const votes = voters.slice(0, 2).map((voter): Given => ({
  type: "castBallot",
  actor: { ...scene.who(voter), role: "voter" },
  data: { part: "s0:1", poll: "p1", choice: [0] },
}));

const WRITTEN = shapes("gathering");

/** Of each kind: a run in which it is told, and one like it in which it is not. */
const CASES: { readonly [code in RiskCode]: readonly [told: () => Told, untold: () => Told] } = {
  "too-few-people": [() => [launched({ pwle: ["ada"] })], () => [launched()]],
  "only-managers-word": [() => [launched({ says: false })], () => [launched()]],
  "staff-chairs": [() => [launched({ chair: "sam" })], () => [launched()]],
  "one-voice-for-many": [
    () => [
      must(
        launched(),
        { type: "delegate", data: { from: "ben", to: "ada", until: "2026-04-01" } },
        person("ben"),
      ),
    ],
    () => [launched()],
  ],
  "not-reached": [() => [asked(three(), ["cyd"])], () => [asked(three())]],
  "short-notice": [
    () => [asked(three(), ["cyd"]), "2026-03-20T10:00:00.000Z"],
    () => [asked(three(), ["cyd"])],
  ],
  "never-opened": [
    () => [asked(three())],
    () => [["ada", "ben", "cyd"].reduce((run, id) => yes(run, id), asked(three()))],
  ],
  "need-unmet": [
    () => [need],
    () => [
      must(
        need,
        { type: "meetAccessNeed", data: { member: "sam", need: "need", how: null } },
        person("sam"),
      ),
    ],
  ],
  "consent-missing": [
    () => [played(consent())],
    () => [
      played(consent(), ...["ada", "ben", "eve", "cyd", "dee"].map((id) => scene.declared(id))),
    ],
  ],
  "contribution-unanswered": [
    () => [played(shapes("group"), shared)],
    () => [played(shapes("group"))],
  ],
  "nothing-offered": [
    () => [asked(written(launched({ paid: false })))],
    () => [asked(written(launched()))],
  ],
  "helpers-word": [() => [helped()], () => [throughStep(launched())]],
  "not-borne-out": [() => [meeting(["ada"], ["cyd"])], () => [bornOut(meeting(["ada"], ["cyd"]))]],
  "one-off": [
    () => [throughStep(launched({ capacity: false }))],
    () => [throughStep(throughStep(launched()))],
  ],
  "nobody-delivers": [
    () => [throughStep(throughStep(launched()))],
    () => [throughStep(launched())],
  ],
  "no-baseline": [() => [played(measuring)], () => [played(measuring, measured)]],
  "not-finished": [() => [played(WRITTEN, scene.wrote("gathering:1", 0))], () => [played(WRITTEN)]],
  "nobody-came": [() => [meeting([], ["cyd"])], () => [meeting(["ada"], ["cyd"])]],
  "absent-from-session": [() => [meeting(["dee"], ["cyd"])], () => [meeting(["ada"], ["cyd"])]],
  "nothing-given-back": [
    () => [meeting(["ada"], ["cyd"])],
    () => [thanked(meeting(["ada"], ["cyd"]))],
  ],
  "few-votes": [() => [played(polling, opened)], () => [played(polling, opened, ...votes)]],
};

const codesOf = ([{ state, refusal }, now = AT]: Told): ReadonlySet<string> => {
  expect(refusal).toBeNull();
  return risksTold(state, now);
};

test.each(Object.entries(CASES))(
  "“%s” is told where it threatens, and not where it doesn’t",
  (code, [told, untold]) => {
    expect([...codesOf(told())]).toContain(code);
    expect([...codesOf(untold())]).not.toContain(code);
  },
);

test("nothing is at risk in a run that is over", () => {
  const over = throughStep(throughStep(throughStep(launched({ paid: false, says: false }))));
  expect(over.state.status).toBe("finished");
  expect([...risksTold(over.state, AT)]).toEqual([]);
});

test("what one bears out is no risk any more", () => {
  const claimed = throughStep(throughStep(launched({ capacity: "claimed" })));
  expect([...risksTold(claimed.state, AT)]).toContain("one-off");
  expect([...risksTold(bearOut(claimed, "ada").state, AT)]).not.toContain("one-off");
});
