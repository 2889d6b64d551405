import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import { plan } from "../plan.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  asked,
  at,
  chose,
  group,
  launched,
  manager,
  MONDAY,
  runOf,
  settle,
  submitted,
  told,
  waits,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";

const everybody = ["ada", "ben", "eve", "cyd", "dee"];

/** Writes, asks, tells and agrees to a part, and gives the plan's orders. */
const agree = (part: string, version: Given, time = MONDAY): readonly Given[] =>
  [
    version,
    asked(part, `r-${part}`),
    ...told(everybody, `r-${part}`),
    ...everybody.map((member) => yes(member, `r-${part}`)),
    { type: "passGate", actor: ENGINE, data: { part } } as const,
    { type: "closePart", actor: ENGINE, data: { part } } as const,
  ].map((order) => at(time, order));

const engine = (order: Given): Given => ({ ...order, actor: ENGINE });
const openPart = (step: string, key: string | null): Given =>
  engine({ type: "openPart", data: { step, key, follows: null } });
const closeStep = (step: string): Given => engine({ type: "closeStep", data: { step } });

describe("two areas at once", () => {
  const { given } = runOf("areas");

  test("open together, with the titles that the adopter stated", () => {
    const { run } = given(launched());
    expect(Object.values(run.state.parts).map((part) => [part.id, part.key, part.title])).toEqual([
      ["areas:1", "north", "North"],
      ["areas:2", "south", "Southside"],
    ]);
  });

  test("are joined once both are done, not before", () => {
    const one = given(launched(), ...group, ...agree("areas:1", wrote("areas:1", 0)));
    expect(one.when(openPart("areas", "join")).code).toBe("not-due");
    const both = given(
      launched(),
      ...group,
      ...agree("areas:1", wrote("areas:1", 0)),
      ...agree("areas:2", wrote("areas:2", 0)),
    );
    expect(plan(both.run.state, MONDAY).orders).toEqual([
      { type: "openPart", data: { step: "areas", key: "join", follows: null } },
    ]);
    expect(both.when(closeStep("areas")).code).toBe("not-due");
    expect(both.when(openPart("areas", "join")).events).toMatchObject([
      { data: { part: "areas:3", title: "Both" } },
    ]);
  });
});

test("blocks come one after another", () => {
  const { run, when } = runOf("blocks").given(
    launched(),
    ...group,
    ...agree("blocks:1", wrote("blocks:1", 0)),
  );
  expect(Object.keys(run.state.parts)).toEqual(["blocks:1"]);
  expect(when(openPart("blocks", "south")).types).toEqual(["partOpened"]);
  expect(when(openPart("blocks", "north")).code).toBe("not-due");
});

describe("rounds of refinement", () => {
  const round = (answer: string) =>
    runOf("refine").given(
      launched(),
      ...group,
      ...agree("refine:1", chose("refine:1", "again", answer)),
    );

  test("go on while the group says again", () => {
    expect(plan(round("yes").run.state, MONDAY).orders).toMatchObject([{ type: "openPart" }]);
    expect(round("yes").when(closeStep("refine")).code).toBe("not-due");
  });

  test("end when it says no more", () => {
    expect(plan(round("no").run.state, MONDAY).orders).toMatchObject([{ type: "closeStep" }]);
  });

  test("end with an override, whatever the overruled version says", () => {
    const { run } = runOf("refine").given(
      launched(),
      ...group,
      chose("refine:1", "again", "yes"),
      { type: "overrideGate", data: { part: "refine:1", reason: words } },
      engine({ type: "closePart", data: { part: "refine:1" } }),
    );
    expect(plan(run.state, MONDAY).orders).toMatchObject([{ type: "closeStep" }]);
  });
});

describe("sites", () => {
  const { given } = runOf("sites");
  const site: Given = { type: "addSite", data: { step: "sites", title: words } };
  const complete: Given = { type: "completeSites", data: { step: "sites" } };
  const on = { part: "sites:1", on: "2026-01-05" };
  const delivered: Given = {
    type: "completeDelivery",
    data: { ...on, reached: 40, deliveredBy: ["ada"], report: words },
  };
  const ready = [launched(), ...group, site, complete] as const;
  const agreed = agree("sites:1", wrote("sites:1", 0)).slice(0, -1);

  test("are added by people, until they say that the list is complete", () => {
    expect(given(launched()).when(complete).code).toBe("sites-incomplete");
    expect(given(...ready).when(site).code).toBe("step-not-open");
    expect(waits(given(launched(), ...group, site).run, MONDAY)).toContain("version");
  });

  test("deliver only what was agreed, and close once delivered", () => {
    const start: Given = { type: "startDelivery", data: on };
    expect(given(...ready).when(start).code).toBe("not-due");
    expect(given(...ready, ...agreed).when(delivered).code).toBe("delivery-order");
    const started = given(...ready, ...agreed, start);
    expect(waits(started.run, MONDAY)).toEqual(["delivery"]);
    const done = started.when(delivered);
    expect(done.types).toEqual(["deliveryCompleted"]);
    const { state } = settle(done.run, MONDAY);
    expect(state.parts["sites:1"]?.status).toBe("closed");
    expect(state.status).toBe("finished");
  });

  test("deliver on a day that has come, and not before it was agreed", () => {
    const here = given(...ready, ...agreed);
    for (const day of ["2026-01-06", "2026-01-04", "someday"])
      expect(here.when({ type: "startDelivery", data: { ...on, on: day } }).code).toBe(
        "invalid-date",
      );
  });
});

test("monitoring rounds open by the calendar from the step's beginning, and a pause moves them", () => {
  const first = agree("rounds:1", wrote("rounds:1", 0));
  const { run, when } = runOf("rounds").given(launched(), ...group, ...first);
  expect(plan(run.state, MONDAY)).toMatchObject({
    waits: [{ for: "interval", until: "2026-04-06T16:00:00.000Z" }],
    wakeAt: "2026-04-06T16:00:00.000Z",
  });
  expect(when(openPart("rounds", null)).code).toBe("not-due");
  expect(when(at("2026-04-06T16:00:00.000Z", openPart("rounds", null))).types).toEqual([
    "partOpened",
  ]);
  const paused = runOf("rounds").given(
    launched(),
    ...group,
    ...first,
    at("2026-02-02T09:00:00.000Z", { type: "pause", data: { reason: words } }),
    at("2026-02-04T09:00:00.000Z", { type: "resume", data: {} }),
  );
  expect(plan(paused.run.state, MONDAY).wakeAt).toBe("2026-04-08T16:00:00.000Z");
});

describe("a form that nobody signs off", () => {
  const saved = [launched(), ...group, wrote("gathering:1", 0)] as const;
  const { given } = runOf("gathering");

  test("is not closed by being saved: somebody must say that it is finished", () => {
    const { run } = given(...saved);
    expect(settle(run, MONDAY).state.parts["gathering:1"]?.status).toBe("open");
    expect(waits(run, MONDAY)).toEqual(["submission"]);
    const done = given(...saved, submitted("gathering:1"));
    expect(settle(done.run, MONDAY).state.status).toBe("finished");
  });

  test("can be finished by whoever may write it, and by nobody else", () => {
    const by = (id: string): Given => ({ ...submitted("gathering:1"), actor: who(id) });
    expect(given(...saved).when(by("cyd")).types).toEqual(["partSubmitted"]);
    expect(given(...saved).when(by("stranger")).code).toBe("not-an-author");
  });

  test("must be complete, and in the version that was read", () => {
    const { given: start } = runOf("gathering");
    expect(start(launched()).when(submitted("gathering:1")).code).toBe("no-version");
    expect(given(...saved).when(submitted("gathering:1", 2)).code).toBe("not-current-version");
    const empty: Given = {
      type: "saveVersion",
      data: { part: "gathering:1", basedOn: 0, digest: "d", sections: {}, note: null },
    };
    expect(start(launched()).when(empty).code).toBe("nothing-changed");
    const half = wrote("gathering:1", 0);
    if (half.type !== "saveVersion") throw new Error("no version");
    const { how: _, ...sections } = half.data.sections;
    const { when } = start(launched(), { ...half, data: { ...half.data, sections } });
    expect(when(submitted("gathering:1")).code).toBe("form-incomplete");
  });

  test("can't be written or finished again", () => {
    const { when } = given(...saved, submitted("gathering:1"));
    expect(when(submitted("gathering:1")).code).toBe("part-not-open");
    expect(when(wrote("gathering:1", 1, "more")).code).toBe("part-not-open");
  });
});

test("a form that people sign off is finished by their sign-off alone", () => {
  const { when } = runOf("group").given(launched(), ...group, wrote("group:1", 0));
  expect(when(submitted("group:1")).code).toBe("not-due");
});

describe("where the run goes next", () => {
  const learned = (next: string) =>
    settle(
      runOf("refine", "learn").given(
        launched(),
        ...group,
        ...agree("refine:1", chose("refine:1", "again", "no")),
        closeStep("refine"),
        engine({ type: "openStep", data: { step: "learn" } }),
        ...agree("learn:1", chose("learn:1", "next", next)),
      ).run,
      MONDAY,
    ).state;

  test("the group's choice may lead back; parts are numbered on", () => {
    expect(learned("refine").steps.map((step) => [step.key, step.visit, step.parts])).toEqual([
      ["refine", 1, ["refine:1"]],
      ["learn", 1, ["learn:1"]],
      ["refine", 2, ["refine:2"]],
    ]);
  });

  test("or end the run", () => {
    expect(learned("end").status).toBe("finished");
  });

  test("but no step closes while somebody waits for an answer", () => {
    const { run, when } = runOf("gathering").given(
      launched(),
      ...group,
      wrote("gathering:1", 0),
      submitted("gathering:1"),
      {
        type: "contribute",
        actor: who("ada"),
        data: { id: "c1", member: "ada", part: null, kind: "story", text: words },
      },
      engine({ type: "closePart", data: { part: "gathering:1" } }),
    );
    expect(when(closeStep("gathering")).code).toBe("not-due");
    expect(waits(run, MONDAY)).toEqual(["contribution"]);
  });
});

test("nobody but the engine moves the run", () => {
  const here = runOf("gathering").given(
    launched(),
    wrote("gathering:1", 0),
    submitted("gathering:1"),
  );
  const close: Given = { type: "closePart", data: { part: "gathering:1" } };
  expect(here.when({ ...close, actor: manager }).code).toBe("engine-only");
  expect(here.when(engine(close)).code).toBeNull();
});
