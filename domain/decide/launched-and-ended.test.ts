import { describe, expect, test } from "vitest";
import { ENGINE, type Actor } from "../actor.ts";
import type { RunState } from "../state.ts";
import type { Parameter, ParameterValue, Template } from "../template.ts";
import { emptyRun, give, type Given } from "../../test/specification/run.ts";
import {
  group,
  launched,
  manager,
  runOf,
  specify,
  STANDING,
  submitted,
  who,
  words,
  wrote,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";

type Launch = Extract<Given, { readonly type: "launchRun" }>["data"];
const launch = (data: Partial<Launch> = {}, actor: Actor = manager): Given => {
  const order = launched();
  if (order.type !== "launchRun") throw new Error("no launch");
  return { type: "launchRun", actor, data: { ...order.data, ...data } };
};

describe("what the adopter states", () => {
  const stating = (parameter: Omit<Parameter, "key" | "label">, p?: ParameterValue) =>
    specify({ ...shapes("gathering"), parameters: [{ key: "p", label: "P", ...parameter }] })
      .given()
      .when(launch({ parameters: p === undefined ? {} : { p } }));
  const options = ["a", "b"].map((value) => ({ value, label: value }));

  test.each<readonly [Omit<Parameter, "key" | "label">, ParameterValue]>([
    [{ kind: "text" }, " x "],
    [{ kind: "choice", options }, "b"],
    [{ kind: "number" }, 0],
    [{ kind: "number" }, 12],
    [{ kind: "period" }, { days: 1 }],
    [{ kind: "date" }, "2026-02-28"],
  ])("fits %o: %o", (parameter, value) => {
    expect(stating(parameter, value).run.state.parameters).toEqual({ p: value });
  });

  test.each<readonly [Omit<Parameter, "key" | "label">, ParameterValue]>([
    [{ kind: "text" }, ""],
    [{ kind: "text" }, "  "],
    [{ kind: "text" }, 1],
    [{ kind: "choice", options }, "c"],
    [{ kind: "choice" }, "a"],
    [{ kind: "number" }, -1],
    [{ kind: "number" }, 1.5],
    [{ kind: "number" }, Number.POSITIVE_INFINITY],
    [{ kind: "number" }, "2"],
    [{ kind: "period" }, { days: 0 }],
    [{ kind: "period" }, { days: -1 }],
    [{ kind: "period" }, { days: 1.5 }],
    [{ kind: "period" }, { days: 1, months: 1 }],
    [{ kind: "period" }, "a month"],
    [{ kind: "period" }, 1],
    [{ kind: "date" }, "2026-02-30"],
    [{ kind: "date" }, 2026],
  ])("does not fit %o: %o", (parameter, value) => {
    expect(stating(parameter, value).refusal).toMatchObject({
      code: "parameter-invalid",
      about: "p",
    });
  });

  test("stands beside what the template states for it, and nothing else is kept", () => {
    expect(stating({ kind: "number" }).refusal).toMatchObject({
      code: "parameter-missing",
      about: "p",
    });
    expect(stating({ kind: "number", default: 3 }).run.state.parameters).toEqual({ p: 3 });
    expect(stating({ kind: "number", default: 3 }, 4).run.state.parameters).toEqual({ p: 4 });
    const { refusal } = specify({ ...shapes("gathering"), parameters: [] })
      .given()
      .when(launch({ parameters: { colour: "red" } }));
    expect(refusal).toMatchObject({ code: "parameter-invalid", about: "colour" });
  });
});

describe("a launch", () => {
  const { when } = runOf("gathering").given();

  test("names the template in the version that it launches", () => {
    for (const template of [
      { name: "other", version: 1, digest: "t" },
      { name: "every-shape", version: 2, digest: "t" },
    ])
      expect(when(launch({ template })).code).toBe("parameter-invalid");
    expect(runOf().given(launch()).when(launch()).code).toBe("already-launched");
  });

  test("takes a template with steps", () => {
    const none: Template = { ...shapes("gathering"), steps: [] };
    expect(specify(none).given().when(launch()).code).toBe("unknown-step");
  });

  test("opens no first step that needs something, and names whoever launched", () => {
    const [first] = shapes("gathering").steps;
    if (first === undefined) throw new Error("no step");
    const needs = [{ declared: "no-funding", by: "self", of: "group" }] as const;
    const waiting: Template = { ...shapes("gathering"), steps: [{ ...first, needs }] };
    const { run, events } = specify(waiting).given().when(launch());
    expect(events).toMatchObject([{ type: "runLaunched", data: { launcher: "manager" } }]);
    expect(give(run, { ...STANDING, type: "finishRun", data: {} }).refusal?.code).toBe("not-due");
  });

  test("by its lead is a person's on the side that leads", () => {
    const led: Template = { ...shapes("gathering"), lead: { side: "pwle" } };
    const leads = (actor: Actor, of: Template = led) =>
      specify(of)
        .given()
        .when(launch({ leads: "pwle" }, actor));
    expect(leads(who("ada")).events).toMatchObject([
      { type: "runLaunched", data: { launcher: "ada" } },
      {
        type: "memberJoined",
        data: { member: "ada", side: "pwle", roles: ["lead"], declares: [] },
      },
      { type: "stepOpened", data: { step: "gathering", visit: 1 } },
      { type: "partOpened" },
    ]);
    const refusal = { code: "role-not-here", about: "leads" };
    expect(leads(ENGINE).refusal).toMatchObject(refusal);
    expect(leads(who("ada"), { ...led, lead: { side: "staff" } }).refusal).toMatchObject(refusal);
    expect(leads(who("ada"), shapes("gathering")).refusal).toMatchObject(refusal);
  });
});

describe("a pause", () => {
  const pause: Given = { type: "pause", data: { reason: words } };
  const resume: Given = { type: "resume", data: {} };
  const { given } = runOf("gathering");

  test("is begun and ended by whoever steers, with the reason", () => {
    expect(given(launched()).when(pause).events).toEqual([
      { type: "paused", data: { reason: words } },
    ]);
    expect(given(launched()).when(resume).code).toBe("not-paused");
    const paused = given(launched(), ...group, pause);
    expect(paused.when(resume).events).toEqual([{ type: "resumed", data: {} }]);
    expect(paused.when({ ...resume, actor: who("ada") }).code).toBe("not-allowed");
  });
});

describe("the end of a run", () => {
  const ends = (actor: Actor): Given => ({ type: "finishRun", actor, data: {} });
  const closing: readonly Given[] = [
    ...[launched(), ...group, wrote("gathering:1", 0), submitted("gathering:1")],
    { type: "closePart", actor: ENGINE, data: { part: "gathering:1" } },
    { type: "closeStep", actor: ENGINE, data: { step: "gathering" } },
  ];
  const finished = (outcome: "completed" | "refused") => [
    { type: "runFinished", data: { outcome } },
  ];
  const withGates = (state: RunState, ...gates: readonly ("refused" | "passed")[]): RunState => ({
    ...state,
    parts: Object.fromEntries(
      Object.entries(state.parts).map(([id, part], index) => [
        id,
        { ...part, gate: gates[index] ?? part.gate },
      ]),
    ),
  });

  test("is the engine's to say, after the last step", () => {
    const { run, when } = runOf("gathering").given(...closing);
    expect(when(ends(ENGINE)).events).toEqual(finished("completed"));
    expect(when(ends(manager)).code).toBe("engine-only");
    const refused = { ...run, state: withGates(run.state, "refused") };
    expect(give(refused, { ...STANDING, ...ends(ENGINE) }).last).toEqual(finished("refused"));
  });

  test("has not come while another step follows, or one is open", () => {
    for (const by of [ENGINE, manager]) {
      expect(
        runOf("gathering", "learn")
          .given(...closing)
          .when(ends(by)).code,
      ).toBe("not-due");
      expect(runOf("gathering").given(launched()).when(ends(by)).code).toBe("not-due");
    }
  });

  test("may be brought about where a gate refused, by whoever owns the run", () => {
    const { run } = runOf("areas").given(launched(), ...group);
    const stuck = { ...run, state: withGates(run.state, "passed", "refused") };
    const by = (actor: Actor, of = stuck) => give(of, { ...STANDING, ...ends(actor) });
    expect(by(manager).last).toEqual(finished("refused"));
    expect(by(who("ada")).refusal?.code).toBe("not-due");
    expect(by(who("cyd")).refusal?.code).toBe("not-due");
    expect(by(ENGINE).refusal?.code).toBe("not-due");
    const agreed = { ...run, state: withGates(run.state, "passed", "passed") };
    expect(by(manager, agreed).refusal?.code).toBe("not-due");
    expect(by(manager, emptyRun(shapes("areas"))).refusal?.code).toBe("unknown-run");
  });

  test("is heard by nobody a second time, and what is owed then still is", () => {
    const { given } = runOf("gathering");
    const idea: Given = {
      type: "contribute",
      actor: who("ada"),
      data: { id: "c1", member: "ada", part: null, kind: "idea", text: words },
    };
    const over = given(...closing, ends(ENGINE));
    for (const order of [idea, ends(ENGINE), { type: "pause", data: { reason: words } }] as const)
      expect(over.when(order).code).toBe("run-finished");
    expect(over.when(launched()).code).toBe("already-launched");
    expect(
      over.when({ type: "withdraw", actor: who("ada"), data: { member: "ada" } }).types,
    ).toEqual(["withdrew"]);
  });
});

test("what is too large for the record is refused, whatever it is", () => {
  const reason = { commitment: "x".repeat(70_000) };
  expect(runOf("gathering").given(launched()).when({ type: "pause", data: { reason } }).code).toBe(
    "too-large",
  );
});
