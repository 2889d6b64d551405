import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import { emptyRun, give, type Given, type Run } from "../../test/specification/run.ts";
import {
  asked,
  group,
  launched,
  manager,
  MONDAY,
  runOf,
  settle,
  specify,
  STANDING,
  submitted,
  told,
  who,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import type { Form, Template } from "../template.ts";
import { amountsOf } from "./amount.ts";
import { answerTo } from "./answer.ts";

const OTHER = "run-other";

const link = (
  kind: "asks" | "adds-to" | "hands-on-to" = "asks",
  id = "l1",
  amounts: { readonly [field: string]: number } = {},
): Given => ({ type: "linkRun", data: { link: id, kind, run: OTHER, part: null, amounts } });

const answered = (event: string, outcome: "passed" | "refused" = "passed"): Given => ({
  type: "recordAskedRun",
  actor: ENGINE,
  data: { link: "l1", run: OTHER, outcome, event },
});

describe("a link to another run", () => {
  const { when } = runOf("group").given(launched(), ...group);

  test("is made by whoever looks after this run, once", () => {
    expect(when(link()).types).toEqual(["runLinked"]);
    expect(when({ ...link(), actor: who("ada") }).code).toBe("not-allowed");
    const linked = runOf("group").given(launched(), ...group, link());
    expect(linked.when(link("asks", "l2")).code).toBe("already-linked");
    expect(linked.when(link("adds-to", "l2")).types).toEqual(["runLinked"]);
    const data = { link: "l1", kind: "asks", run: OTHER, part: "nowhere:1", amounts: {} } as const;
    expect(when({ type: "linkRun", data }).code).toBe("unknown-part");
  });

  test("brings in the answer of the run that was asked, each answer once, and the newest stands", () => {
    const linked = runOf("group").given(launched(), link(), answered("e1", "refused"));
    expect(linked.run.state.links["l1"]?.answered).toMatchObject({ outcome: "refused" });
    expect(linked.when(answered("e1", "refused")).code).toBe("already-answered");
    expect(linked.when(answered("e2")).run.state.links["l1"]?.answered?.outcome).toBe("passed");
    expect(linked.when({ ...answered("e2"), actor: manager }).code).toBe("engine-only");
    const added = runOf("group").given(launched(), link("adds-to"));
    expect(added.when(answered("e1")).code).toBe("unknown-link");
  });
});

const money: Form = {
  sections: [
    {
      key: "money",
      title: "Money",
      fields: [{ key: "asked", label: "How much?", kind: "number", required: true }],
    },
  ],
};

const requests: Template = {
  ...shapes("group", "panel"),
  parameters: [
    ...shapes("group").parameters,
    { key: "limit", label: "Limit", kind: "number", default: 200 },
    {
      key: "split",
      label: "Split requests",
      kind: "choice",
      options: ["together", "alone"].map((value) => ({ value, label: value })),
      default: "together",
    },
  ],
  steps: [
    {
      key: "request",
      kind: "plan",
      title: "Request",
      purpose: "Ask.",
      parts: { kind: "one", blocks: [{ block: "form", key: "form", form: money }] },
      next: [
        {
          when: {
            section: "money",
            field: "asked",
            over: "limit",
            together: { parameter: "split", is: "together" },
          },
          to: "panel",
        },
        { to: "end" },
      ],
    },
    ...shapes("panel").steps,
  ],
};

describe("requests that belong together", () => {
  const asks = (amount: number): Given => ({
    type: "saveVersion",
    data: {
      part: "request:1",
      basedOn: 0,
      digest: "d",
      sections: { money: { digest: "m", fields: { asked: amount } } },
      note: null,
    },
  });
  const launch = (split: string): Given => {
    const order = launched();
    return order.type === "launchRun"
      ? { ...order, data: { ...order.data, parameters: { tie: "refuse", split } } }
      : order;
  };
  const leadsTo = (split: string, amount: number, ...linked: readonly Given[]) => {
    const { run } = specify(requests).given(
      launch(split),
      ...linked,
      asks(amount),
      submitted("request:1"),
    );
    return settle(run, MONDAY).state.steps.map(({ key }) => key);
  };
  const with150 = link("adds-to", "l1", { "money.asked": 150, "money.other": 900 });

  test("are added up where the adopter says so: just under the limit twice is over it", () => {
    expect(leadsTo("together", 150)).toEqual(["request"]);
    expect(leadsTo("together", 50, with150)).toEqual(["request"]);
    expect(leadsTo("together", 51, with150)).toEqual(["request", "panel"]);
    expect(leadsTo("alone", 199, with150)).toEqual(["request"]);
    expect(leadsTo("together", 199, link("hands-on-to", "l1", { "money.asked": 150 }))).toEqual([
      "request",
    ]);
  });

  test("are read from the newest public numbers of the other run", () => {
    const { run } = specify(requests).given(launch("together"), asks(150));
    expect(amountsOf(run.state, "request")).toEqual({ "money.asked": 150 });
    expect(amountsOf(run.state, "panel")).toEqual({});
    expect(amountsOf(run.state, null)).toEqual({ "money.asked": 150 });
  });
});

describe("what a run answers those that asked it", () => {
  const answers = (template: Template): Template => ({
    ...template,
    steps: template.steps.map((step) => ({ ...step, answers: true as const })),
  });
  const answerOf = ({ state, events }: Run) =>
    answerTo(
      state,
      events.map((event) => ({ ...event, id: `e${event.version}` })),
    )?.outcome ?? null;
  const agreed = (template: Template): Run =>
    specify(template).given(
      launched(),
      ...group,
      wrote("group:1", 0),
      asked("group:1"),
      ...told(["ada", "ben", "eve", "cyd", "dee"]),
      ...["ada", "ben", "eve", "cyd", "dee"].map((id) => yes(id)),
    ).run;
  const later = "2026-03-02T09:00:00.000Z";

  test("is how the gate of an answering step ended, as soon as it has", () => {
    const before = agreed(answers(shapes("group")));
    expect(answerOf(before)).toBeNull();
    expect(answerOf(settle(before, later))).toBe("passed");
    const overridden = give(before, {
      ...STANDING,
      type: "overrideGate",
      data: { part: "group:1", reason: { commitment: "r" } },
    });
    expect(answerOf(overridden)).toBe("overridden");
  });

  test("is none yet where a tie is left to another panel", () => {
    const refusal = (tie: string | null) =>
      answerTo(settle(agreed(answers(shapes("group"))), later).state, [
        {
          id: "e1",
          type: "gateRefused",
          data: { part: "group:1", version: 1, digest: "d", tie },
        },
      ]);
    expect(refusal("defer-to-another-panel")).toBeNull();
    expect(refusal("refuse")).toEqual({ outcome: "refused", event: "e1" });
  });

  test("is the run's end where no step answers", () => {
    const open = settle(agreed(shapes("group", "gathering")), later);
    expect(open.state.status).toBe("running");
    expect(answerOf(open)).toBeNull();
    expect(answerOf(settle(agreed(shapes("group")), later))).toBe("finished");
    expect(answerOf(emptyRun(shapes("group")))).toBeNull();
  });

  test("retires a template when the step that says so closes", () => {
    const template: Template = {
      ...shapes("group"),
      parameters: [
        ...shapes("group").parameters,
        { key: "old", label: "What is retired?", kind: "text", default: "old-grants" },
      ],
      steps: shapes("group").steps.map((step) => ({ ...step, retires: "old" })),
    };
    expect(agreed(template).state.retired).toEqual([]);
    expect(settle(agreed(template), later).state.retired).toEqual(["old-grants"]);
  });
});
