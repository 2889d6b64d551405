import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import type { DomainEvent } from "../event.ts";
import { ANOTHER_PANEL } from "../rules/arrangement.ts";
import type { Link, RunState } from "../state.ts";
import type { FieldOver, Template } from "../template.ts";
import type { Given } from "../../test/specification/run.ts";
import { after, changed } from "../../test/specification/happened.ts";
import { launched, MONDAY, runOf, specify } from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import { amountsOf, linkedAmount } from "./amount.ts";
import { answerTo, mayAnswer } from "./answer.ts";
import { retiring } from "./decide.ts";

type Linking = Extract<Given, { readonly type: "linkRun" }>["data"];
const links = (more: Partial<Linking> = {}): Given => ({
  type: "linkRun",
  data: { link: "l1", kind: "asks", run: "other", part: null, amounts: {}, ...more },
});
const { given } = runOf("group");

describe("a link", () => {
  test("is another where its kind, its run or its part is", () => {
    const { when } = given(launched(), links());
    for (const more of [
      { kind: "adds-to" },
      { run: "third" },
      { part: "group:1" },
    ] as const satisfies readonly Partial<Linking>[])
      expect(when(links({ link: "l2", ...more })).types).toEqual(["runLinked"]);
    expect(when(links({ link: "l2" })).code).toBe("already-linked");
    expect(when(links({ kind: "adds-to", run: "third" })).code).toBe("already-linked");
  });

  test("is answered by the run that was asked, under its own id", () => {
    const answers = (link: string, run = "other"): Given => ({
      type: "recordAskedRun",
      actor: ENGINE,
      data: { link, run, outcome: "passed", event: "e1" },
    });
    const { when } = given(launched(), links(), links({ link: "l2", kind: "adds-to" }));
    for (const [link, run] of [
      ["x", "other"],
      ["l1", "third"],
      ["l2", "other"],
    ] as const)
      expect(when(answers(link, run)).refusal).toMatchObject({ code: "unknown-link", about: link });
    expect(when(answers("l1")).events).toMatchObject([{ type: "askedRunAnswered" }]);
    expect(given(launched(), links(), answers("l1")).when(answers("l1")).refusal).toMatchObject({
      code: "already-answered",
      about: "l1",
    });
  });

  test("that nobody made is answered by nothing", () => {
    const { state } = given(launched()).run;
    const answered = after(state, {
      type: "askedRunAnswered",
      data: { link: "x", run: "other", outcome: "passed", event: "e1" },
    });
    expect(changed(state, answered)).toEqual({});
  });
});

describe("a step that retires a template", () => {
  const [step] = shapes("group").steps;
  if (step === undefined) throw new Error("no step");
  const { state } = given(launched()).run;

  test("names it in a text that was stated", () => {
    const of = (retires?: string) => retiring(state, retires ? { ...step, retires } : step);
    expect(of("south")).toEqual([{ type: "templateRetired", data: { template: "Southside" } }]);
    expect([of("count"), of("every"), of("x"), of()]).toEqual([[], [], [], []]);
  });

  test("does so beside those that were retired before", () => {
    const retires = (template: string): DomainEvent => ({
      type: "templateRetired",
      data: { template },
    });
    expect(changed(state, after(state, retires("a"), retires("b")))).toEqual({
      retired: ["a", "b"],
    });
  });
});

describe("what linked runs give", () => {
  const link = (id: string, kind: Link["kind"], part: string | null, asked: number): Link => ({
    ...{ id, kind, run: id, part, amounts: { "money.asked": asked, "money.other": 1_000 } },
    ...{ at: MONDAY, answered: null },
  });
  const base = runOf("group").given(launched()).run.state;
  const state: RunState = {
    ...base,
    parameters: { split: "together" },
    links: {
      a: link("a", "adds-to", null, 1),
      b: link("b", "adds-to", "group:1", 10),
      c: link("c", "adds-to", "x:1", 100),
      d: link("d", "asks", null, 10_000),
      e: { ...link("e", "adds-to", null, 0), amounts: {} },
    },
  };
  const [step] = state.steps;
  if (step === undefined) throw new Error("no step");
  const over = (together?: FieldOver["together"]): FieldOver => ({
    ...{ section: "money", field: "asked", over: "limit" },
    ...(together === undefined ? {} : { together }),
  });

  test("is added up of those that add to this step, where the adopter says so", () => {
    expect(linkedAmount(state, step, over({ parameter: "split", is: "together" }))).toBe(11);
    expect(linkedAmount(state, step, over({ parameter: "split", is: "alone" }))).toBe(0);
    expect(linkedAmount(state, step, over({ parameter: "x", is: "together" }))).toBe(0);
    expect(linkedAmount(state, step, over())).toBe(0);
  });

  test("is read from numbers alone, and from the newest version", () => {
    const part = base.parts["group:1"];
    if (part === undefined) throw new Error("no part");
    const version = (number: number, asked: number | string) => ({
      ...{ number, digest: "d", author: "ada", at: MONDAY },
      sections: { money: { digest: "m", fields: { asked, why: "because" } } },
    });
    const of = (...versions: readonly ReturnType<typeof version>[]): RunState => ({
      ...base,
      parts: { "group:1": { ...part, versions } },
    });
    expect(amountsOf(of(version(1, 5), version(2, 7)), null)).toEqual({ "money.asked": 7 });
    expect(amountsOf(of(version(1, "5")), null)).toEqual({});
    expect(amountsOf(of(), "group")).toEqual({});
    expect(amountsOf(of(version(1, 5)), "learn")).toEqual({});
  });
});

describe("what a run answers those that asked it", () => {
  const template: Template = {
    ...shapes("group", "gathering", "learn"),
    steps: shapes("group", "gathering", "learn").steps.map((step) =>
      step.key === "learn" ? step : { ...step, answers: true as const },
    ),
  };
  const begun = specify(template).given(launched()).run.state;
  const part = begun.parts["group:1"];
  if (part === undefined) throw new Error("no part");
  const state: RunState = {
    ...begun,
    parts: { "group:1": part, "learn:1": { ...part, id: "learn:1", step: "learn" } },
  };
  const gate = (type: "gatePassed" | "gateRefused", tie: string | null, of = "group:1") =>
    type === "gateRefused"
      ? { type, data: { part: of, version: 1, digest: "d", tie } }
      : {
          type,
          data: { part: of, version: 1, digest: "d", eligible: 1, needed: 1, yes: [], tie },
        };
  const overridden = {
    type: "gateOverridden",
    data: { part: "group:1", version: 1, digest: "d", by: "m", reason: { commitment: "r" } },
  } as const;
  const closed = (step: string) =>
    ({ type: "stepClosed", data: { step, visit: 1, next: null } }) as const;
  const ended = (outcome: "completed" | "refused") =>
    ({ type: "runFinished", data: { outcome } }) as const;
  const reflected = {
    type: "reflected",
    data: { member: "ada", step: "group", easier: { commitment: "r" } },
  } as const;
  const answer = (events: readonly DomainEvent[], of = state) => {
    const found = answerTo(
      of,
      events.map((event, index) => ({ ...event, id: `e${index}` })),
    );
    return found && `${found.outcome} by ${found.event}`;
  };

  test.each<readonly [string, readonly DomainEvent[], string | null]>([
    ["nothing yet", [], null],
    ["nothing by what answers nothing", [reflected], null],
    ["that a gate passed", [gate("gatePassed", null), reflected], "passed by e0"],
    ["also by the rule for ties", [gate("gatePassed", ANOTHER_PANEL)], "passed by e0"],
    ["that it refused", [gate("gateRefused", null)], "refused by e0"],
    ["nothing while another panel decides", [gate("gateRefused", ANOTHER_PANEL)], null],
    ["that it was overridden", [overridden], "overridden by e0"],
    ["the newest", [gate("gateRefused", null), gate("gatePassed", null)], "passed by e1"],
    ["nothing by a gate elsewhere", [gate("gatePassed", null, "learn:1")], null],
    ["nor by one of no part", [gate("gatePassed", null, "x:1")], null],
    ["that a step without a gate was closed", [closed("gathering")], "finished by e0"],
    ["not that one with a gate was", [closed("group")], null],
    ["nor that another was", [closed("learn")], null],
    ["nor that one was that there is not", [closed("x")], null],
    ["that the run is over", [reflected, ended("completed"), reflected], "finished by e1"],
    ["that it ended in a refusal", [ended("refused")], "refused by e0"],
    ["a gate rather than the end", [overridden, ended("completed")], "overridden by e0"],
  ])("is %s", (_, events, expected) => {
    expect(answer(events)).toBe(expected);
  });

  test("is nothing by gates and steps where no step answers", () => {
    const silent = { ...state, template: shapes("group", "gathering") };
    for (const event of [gate("gatePassed", null), overridden, closed("gathering")])
      expect(answer([event], silent)).toBeNull();
  });

  test("may come with the end of a gate, of a step or of the run, and with nothing else", () => {
    const all = [gate("gatePassed", null), gate("gateRefused", null), overridden];
    for (const event of [...all, closed("group"), ended("refused")])
      expect(mayAnswer(event)).toBe(true);
    expect(mayAnswer(reflected)).toBe(false);
  });
});
