import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import type { RefusalCode } from "../refusal.ts";
import type { RunState } from "../state.ts";
import type { Template } from "../template.ts";
import { give, type Given, type Run } from "../../test/specification/run.ts";
import {
  asked,
  group,
  launched,
  manager,
  passed,
  runOf,
  specify,
  STANDING,
  submitted,
  told,
  who,
  words,
  wrote,
  yes,
  declared,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";

const engine = (order: Given): Given => ({ ...order, actor: ENGINE });
const opensStep = (step: string): Given => engine({ type: "openStep", data: { step } });
const opensPart = (step: string, key: string | null, follows: string | null = null): Given =>
  engine({ type: "openPart", data: { step, key, follows } });
const closesPart = (part: string): Given => engine({ type: "closePart", data: { part } });
const closesStep = (step: string): Given => engine({ type: "closeStep", data: { step } });
const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const agrees = (part: string): readonly Given[] => [
  ...[wrote(part, 0), asked(part, `r-${part}`), ...told(everybody, `r-${part}`)],
  ...[...everybody.map((member) => yes(member, `r-${part}`)), passed(part)],
];
const done: readonly Given[] = [
  ...[launched(), ...group, wrote("gathering:1", 0), submitted("gathering:1")],
  ...[closesPart("gathering:1"), closesStep("gathering")],
];
const inState = (run: Run, change: (state: RunState) => Partial<RunState>, order: Given) => {
  const state = { ...run.state, ...change(run.state) };
  const { last, refusal } = give({ ...run, state }, { ...STANDING, ...order });
  return { events: last, refusal };
};
const part = (id: string, more: object = {}) => {
  const [step] = id.split(":");
  return {
    type: "partOpened",
    data: { part: id, step, key: null, title: null, stretch: 1, follows: null, ...more },
  };
};

describe("a step", () => {
  test("opens when the one before it has closed and led there, with its first parts", () => {
    const { when } = runOf("gathering", "areas", "learn").given(...done);
    expect(when(opensStep("areas")).events).toEqual([
      { type: "stepOpened", data: { step: "areas", visit: 1 } },
      part("areas:1", { key: "north", title: "North" }),
      part("areas:2", { key: "south", title: "Southside" }),
    ]);
    expect(when(opensStep("learn")).refusal).toMatchObject({ code: "not-due", about: "learn" });
    expect(when(opensStep("lunch")).code).toBe("unknown-step");
    expect(when({ ...opensStep("areas"), actor: manager }).code).toBe("engine-only");
  });

  test("does not open while another is open, and counts its visits", () => {
    const { run, when } = runOf("gathering", "learn").given(launched(), ...group);
    for (const step of ["gathering", "learn"])
      expect(when(opensStep(step)).refusal).toMatchObject({ code: "not-due", about: step });
    const back = (state: RunState) => ({
      steps: state.steps.map((one) => ({ ...one, status: "closed" as const, next: "gathering" })),
    });
    expect(inState(run, back, opensStep("gathering")).events).toEqual([
      { type: "stepOpened", data: { step: "gathering", visit: 2 } },
      part("gathering:2"),
    ]);
    const ended = (state: RunState) => ({
      steps: state.steps.map((one) => ({ ...one, status: "closed" as const })),
    });
    expect(inState(run, ended, opensStep("learn")).refusal?.code).toBe("not-due");
  });

  test("that comes first opens when what it needs is there", () => {
    const template: Template = {
      ...shapes("gathering", "learn"),
      steps: shapes("gathering", "learn").steps.map((step) => ({
        ...step,
        needs: [{ declared: "no-funding", by: "self", of: "panel" }],
      })),
    };
    const { given } = specify(template);
    const waiting = given(launched(), ...group);
    expect(waiting.when(opensStep("gathering")).refusal).toMatchObject({
      code: "not-due",
      about: "gathering",
    });
    const ready = given(launched(), ...group, ...everybody.map((member) => declared(member)));
    expect(ready.when(opensStep("gathering")).types).toEqual(["stepOpened", "partOpened"]);
    expect(ready.when(opensStep("learn")).refusal).toMatchObject({
      code: "not-due",
      about: "learn",
    });
  });

  test("closes when its parts are done with, and says where the run goes", () => {
    const { when } = runOf("gathering", "learn").given(...done.slice(0, -1));
    expect(when(closesStep("gathering")).events).toEqual([
      { type: "stepClosed", data: { step: "gathering", visit: 1, next: "learn" } },
    ]);
    expect(when(closesStep("learn")).refusal).toMatchObject({
      code: "step-not-open",
      about: "learn",
    });
    const early = runOf("gathering", "learn").given(...done.slice(0, -2));
    expect(early.when(closesStep("gathering")).refusal).toMatchObject({
      code: "not-due",
      about: "gathering",
    });
    const closed = runOf("gathering", "learn").given(...done);
    expect(closed.when(closesStep("gathering")).code).toBe("step-not-open");
  });

  test("that was refused retires no template, and one that was not does", () => {
    const template: Template = {
      ...shapes("gathering"),
      steps: shapes("gathering").steps.map((step) => ({ ...step, retires: "south" })),
    };
    const { run, when } = specify(template).given(...done.slice(0, -1));
    expect(when(closesStep("gathering")).events.slice(1)).toEqual([
      { type: "templateRetired", data: { template: "Southside" } },
    ]);
    const refused = ({ parts }: RunState) => ({
      parts: Object.fromEntries(
        Object.entries(parts).map(([id, one]) => [id, { ...one, gate: "refused" as const }]),
      ),
    });
    expect(inState(run, refused, closesStep("gathering")).events).toEqual([
      { type: "stepClosed", data: { step: "gathering", visit: 1, next: null } },
    ]);
  });
});

describe("a part", () => {
  const north = [launched(), ...group, ...agrees("blocks:1")];

  test("opens when the arrangement asks for it, and numbers on", () => {
    const { when } = runOf("blocks").given(...north, closesPart("blocks:1"));
    expect(when(opensPart("blocks", "south")).events).toEqual([
      part("blocks:2", { key: "south", title: "Southside" }),
    ]);
    const refused: readonly (readonly [Given, RefusalCode, string])[] = [
      [opensPart("blocks", "north"), "not-due", "blocks"],
      [opensPart("blocks", null), "not-due", "blocks"],
      [opensPart("blocks", "south", "blocks:1"), "not-due", "blocks"],
      [opensPart("gathering", null), "step-not-open", "gathering"],
    ];
    for (const [order, code, about] of refused)
      expect(when(order).refusal).toMatchObject({ code, about });
    expect(when({ ...opensPart("blocks", "south"), actor: manager }).code).toBe("engine-only");
    const busy = runOf("blocks").given(...north);
    expect(busy.when(opensPart("blocks", "south")).code).toBe("not-due");
    const over = runOf("gathering", "blocks").given(...done);
    expect(over.when(opensPart("gathering", null)).code).toBe("step-not-open");
  });

  test("closes when its blocks are behind it, as its gate ended", () => {
    const { run, when } = runOf("blocks").given(...north);
    const closed = (outcome: string) => [
      { type: "partClosed", data: { part: "blocks:1", outcome } },
    ];
    expect(when(closesPart("blocks:1")).events).toEqual(closed("passed"));
    expect(when({ ...closesPart("blocks:1"), actor: manager }).code).toBe("engine-only");
    expect(when(closesPart("x")).refusal).toMatchObject({ code: "unknown-part", about: "x" });
    const ended = (gate: "overridden" | "none") => (state: RunState) => ({
      parts: Object.fromEntries(
        Object.entries(state.parts).map(([id, one]) => [id, { ...one, gate }]),
      ),
    });
    expect(inState(run, ended("overridden"), closesPart("blocks:1")).events).toEqual(
      closed("overridden"),
    );
    const open = runOf("blocks").given(launched(), ...group);
    expect(open.when(closesPart("blocks:1")).refusal).toMatchObject({
      code: "not-due",
      about: "blocks:1",
    });
    const twice = runOf("blocks").given(...north, closesPart("blocks:1"));
    expect(twice.when(closesPart("blocks:1")).code).toBe("not-due");
  });
});

describe("a site", () => {
  const adds = (step = "sites"): Given => ({ type: "addSite", data: { step, title: words } });
  const completes = (step = "sites"): Given => ({ type: "completeSites", data: { step } });
  const { given } = runOf("sites", "gathering");

  test("is added by whoever steers, while its step is open and its list is", () => {
    const { when } = given(launched(), ...group, adds());
    expect(when(adds()).events).toEqual([part("sites:2", { title: words })]);
    expect(when({ ...adds(), actor: who("ada") }).code).toBe("not-allowed");
    expect(when(adds("gathering")).refusal).toMatchObject({
      code: "step-not-open",
      about: "gathering",
    });
    const listed = given(launched(), ...group, adds(), completes());
    expect(listed.when(adds()).refusal).toMatchObject({ code: "step-not-open", about: "sites" });
  });

  test("is one of a list that is completed once, with one at least", () => {
    const { when } = given(launched(), ...group, adds());
    expect(when(completes()).events).toEqual([{ type: "sitesComplete", data: { step: "sites" } }]);
    expect(when({ ...completes(), actor: who("ada") }).code).toBe("not-allowed");
    expect(when(completes("gathering")).code).toBe("step-not-open");
    const listed = given(launched(), ...group, adds(), completes());
    expect(listed.when(completes()).refusal).toMatchObject({ code: "not-due", about: "sites" });
    expect(given(launched()).when(completes()).refusal).toMatchObject({
      code: "sites-incomplete",
      about: "sites",
    });
  });

  test("is none of a step whose parts its template names", () => {
    const { when } = runOf("gathering").given(launched(), ...group);
    for (const order of [adds("gathering"), completes("gathering")])
      expect(when(order).refusal).toMatchObject({ code: "step-not-open", about: "gathering" });
  });
});
