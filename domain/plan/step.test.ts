import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import type { Need } from "../need.ts";
import { plan } from "../plan.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  asked,
  group,
  launched,
  MONDAY,
  runOf,
  specify,
  submitted,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import type { Template } from "../template.ts";

const asksFor = (given: { readonly run: { readonly state: Parameters<typeof plan>[0] } }) => {
  const { orders, waits, wakeAt, step } = plan(given.run.state, MONDAY);
  return { orders, waits, wakeAt, step };
};
const nothing = { orders: [], waits: [], wakeAt: null };
const by = (order: Given): Given => ({ ...order, actor: ENGINE });
const stewards = { part: null, members: ["cyd"], until: null };

const meets = [launched(), ...group, wrote("gathering:1", 0)] as const;
const met = [...meets, submitted("gathering:1")] as const;
const closed = by({ type: "closePart", data: { part: "gathering:1" } });
const ended = by({ type: "closeStep", data: { step: "gathering" } });
const open = { key: "gathering", visit: 1, open: true };

const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const agreed = (part: string): readonly Given[] => [
  wrote(part, 0),
  asked(part, `r-${part}`),
  ...told(everybody, `r-${part}`),
  ...everybody.map((member) => yes(member, `r-${part}`)),
  by({ type: "passGate", data: { part } }),
  by({ type: "closePart", data: { part } }),
];

/** A meeting, whose first step needs some days to have come. */
const needing = (needs: readonly Need[]): Template => {
  const { steps, ...rest } = shapes("gathering");
  const day = (key: string, value: string) =>
    ({ key, label: key, kind: "date", default: value }) as const;
  return {
    ...rest,
    parameters: [...rest.parameters, day("late", "2026-03-30"), day("soon", "2026-02-02")],
    steps: steps.map((step) => ({ ...step, needs })),
  };
};

describe("a step", () => {
  const { given } = runOf("gathering", "group");

  test("asks for nothing beside its part while that is open", () => {
    expect(asksFor(given(...met))).toEqual({ ...nothing, step: open });
  });

  test("is closed when its parts are complete, and then the next one opens", () => {
    expect(asksFor(given(...met, closed))).toEqual({
      ...{ ...nothing, step: open },
      orders: [{ type: "closeStep", data: { step: "gathering" } }],
    });
    expect(asksFor(given(...met, closed, ended))).toEqual({
      ...{ ...nothing, step: { ...open, open: false } },
      orders: [{ type: "openStep", data: { step: "group" } }],
    });
  });

  test("that is the last ends the run", () => {
    expect(asksFor(runOf("gathering").given(...met, closed, ended))).toEqual({
      ...{ ...nothing, step: { ...open, open: false } },
      orders: [{ type: "finishRun", data: {} }],
    });
  });

  test("waits for who looks after the run when somebody's contribution has no answer, once complete", () => {
    const idea: Given = {
      type: "contribute",
      actor: who("ada"),
      data: { id: "c1", member: "ada", part: null, kind: "idea", text: words },
    };
    expect(asksFor(given(...meets, idea)).waits.map((wait) => wait.for)).toEqual(["submission"]);
    expect(asksFor(given(...meets, idea, submitted("gathering:1"), closed))).toEqual({
      ...{ ...nothing, step: open },
      waits: [{ ...stewards, for: "contribution" }],
    });
  });

  test("opens its next part as soon as that is due", () => {
    const both = [...agreed("areas:1"), ...agreed("areas:2")];
    expect(asksFor(runOf("areas").given(launched(), ...group, ...both))).toEqual({
      ...{ ...nothing, step: { ...open, key: "areas" } },
      orders: [{ type: "openPart", data: { step: "areas", key: "join", follows: null } }],
    });
  });

  test("waits for sites, of who looks after the run", () => {
    expect(asksFor(runOf("sites").given(launched(), ...group))).toEqual({
      ...{ ...nothing, step: { ...open, key: "sites" } },
      waits: [{ ...stewards, for: "sites" }],
    });
  });

  test("waits for nobody until the next round is due", () => {
    const until = "2026-04-06T16:00:00.000Z";
    expect(asksFor(runOf("rounds").given(launched(), ...group, ...agreed("rounds:1")))).toEqual({
      ...{ ...nothing, step: { ...open, key: "rounds" } },
      waits: [{ part: null, for: "interval", members: [], until }],
      wakeAt: until,
    });
  });

  test("waits for all that it needs, and is looked at again at the first of its days", () => {
    const late = { need: { day: "late" }, part: null, for: "need", members: [] };
    const soon = { need: { day: "soon" }, part: null, for: "need", members: [] };
    expect(asksFor(specify(needing([late.need, soon.need])).given(launched(), ...group))).toEqual({
      ...{ ...nothing, step: null },
      waits: [
        { ...late, until: "2026-03-29T23:00:00.000Z" },
        { ...soon, until: "2026-02-02T00:00:00.000Z" },
      ],
      wakeAt: "2026-02-02T00:00:00.000Z",
    });
    const first = { step: "never" };
    expect(asksFor(specify(needing([first])).given(launched(), ...group))).toEqual({
      ...{ ...nothing, step: null },
      waits: [{ ...stewards, for: "need", need: first }],
    });
  });

  test("does not wait for a day that was never written", () => {
    expect(asksFor(specify(needing([{ day: "never" }])).given(launched()))).toEqual({
      ...{ ...nothing, step: null },
      orders: [{ type: "openStep", data: { step: "gathering" } }],
    });
  });
});

describe("a run", () => {
  const { given } = runOf("gathering");

  test("that was not launched waits for nothing", () => {
    expect(plan(given().run.state, MONDAY)).toEqual({
      ...{ ...nothing, version: 0, status: "not-launched", step: null },
      ...{ parts: [], notices: [] },
    });
  });

  test("that stands still waits for who looks after it, and for nothing else", () => {
    const { run } = given(...meets, { type: "pause", data: { reason: words } });
    expect(plan(run.state, MONDAY)).toEqual({
      ...{ ...nothing, version: run.state.version, status: "paused", step: open },
      ...{ parts: [], notices: [] },
      waits: [{ ...stewards, for: "resume" }],
    });
  });

  test("that is over waits for nothing", () => {
    const { run } = given(...met, closed, ended, by({ type: "finishRun", data: {} }));
    expect(plan(run.state, MONDAY)).toMatchObject({ ...nothing, status: "finished", parts: [] });
  });
});
