import { describe, expect, test } from "vitest";
import { plan } from "../plan.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  about,
  asked,
  group,
  joined,
  launched,
  MONDAY,
  specify,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import type { Template } from "../template.ts";

const led: Template = { ...shapes("group", "sites"), lead: { side: "pwle" } };

const launchedBy = (id: string, leads: "pwle" | "staff"): Given => {
  const launch = launched();
  return launch.type === "launchRun"
    ? { ...launch, actor: who(id), data: { ...launch.data, leads } }
    : launch;
};

const roles = (member: string, ...all: Extract<Given, { type: "changeRoles" }>["data"]["roles"]) =>
  ({ type: "changeRoles", data: { member, roles: all } }) satisfies Given;

describe("a run with a lead", () => {
  test("is launched by whoever then leads it, on the side that the template gives a lead", () => {
    const { types, run } = specify(led).given().when(launchedBy("ada", "pwle"));
    expect(types).toEqual(["runLaunched", "memberJoined", "stepOpened", "partOpened"]);
    expect(run.state.members["ada"]).toMatchObject({ side: "pwle", roles: ["lead"] });
    expect(specify(led).given().when(launchedBy("sam", "staff")).code).toBe("role-not-here");
    expect(specify(shapes("group")).given().when(launchedBy("ada", "pwle")).code).toBe(
      "role-not-here",
    );
    expect(
      specify(led)
        .given()
        .when({ ...launched(), actor: who("ada") }).code,
    ).toBe("not-allowed");
  });

  test("is owned and steered by its lead, who never overrides a gate", () => {
    const run = specify(led).given(launchedBy("ada", "pwle"), joined("ben", "pwle"));
    const by = (order: Given): Given => ({ ...order, actor: who("ada") });
    expect(run.when(by(joined("eve", "pwle"))).types).toEqual(["memberJoined"]);
    expect(run.when(by(roles("ben", "author"))).types).toEqual(["rolesChanged"]);
    expect(run.when(by({ type: "pause", data: { reason: words } })).types).toEqual(["paused"]);
    const overridden: Given = { type: "overrideGate", data: { part: "group:1", reason: words } };
    expect(run.when(by(overridden)).code).toBe("not-allowed");
    expect(run.when({ ...joined("eve", "pwle"), actor: who("ben") }).code).toBe("not-allowed");
  });

  test("is looked after by its lead as by a coordinator: nothing that steering takes is refused to them", () => {
    const shared: Given = {
      type: "contribute",
      actor: who("ben"),
      data: { id: "c1", member: "ben", part: "group:1", kind: "idea", text: words },
    };
    const run = specify(led).given(
      launchedBy("ada", "pwle"),
      joined("ben", "pwle"),
      joined("cyd", "pwle", ["coordinator"]),
      shared,
    );
    const orders: readonly Given[] = [
      { type: "answerContribution", data: { contribution: "c1", outcome: "done", reply: words } },
      { type: "stateFact", data: { part: "group:1", fact: "published", on: MONDAY.slice(0, 10) } },
      { type: "startDelivery", data: { part: "group:1", on: MONDAY.slice(0, 10) } },
      {
        type: "completeDelivery",
        data: {
          ...{ part: "group:1", on: MONDAY.slice(0, 10) },
          ...{ reached: 1, deliveredBy: [], report: words },
        },
      },
    ];
    for (const order of orders) {
      const outcomes = ["ada", "cyd"].map((by) => run.when({ ...order, actor: who(by) }).code);
      expect([order.type, ...outcomes]).toEqual([order.type, outcomes[1], outcomes[1]]);
      expect(outcomes[0]).not.toBe("not-allowed");
    }
  });

  test("asks its lead nothing: who asks does not decide", () => {
    const more = [joined("fin", "pwle"), joined("gus", "staff", ["supporter"])];
    const everybody: Template = {
      ...led,
      circles: { ...led.circles, agree: { of: [{ side: "pwle", atLeast: 2 }] }, group: { of: [] } },
    };
    const { run, when } = specify(everybody).given(
      launchedBy("ada", "pwle"),
      ...more,
      joined("ben", "pwle"),
      wrote("group:1", 0),
      asked("group:1"),
      ...told(["ben", "fin"]),
    );
    expect(run.state.requests["r1"]?.asked.toSorted()).toEqual(["ben", "fin"]);
    expect(when(yes("ada")).code).toBe("launcher-cannot-answer");
    expect(when(roles("ada", "lead", "decision-maker")).code).toBe("role-not-here");
  });

  test("has staff who support, and steer and decide nothing", () => {
    const run = specify(led).given(launchedBy("ada", "pwle"));
    for (const role of ["coordinator", "chair", "facilitator", "decision-maker", "author"] as const)
      expect([role, run.when(joined("sam", "staff", [role])).code]).toEqual([
        role,
        "role-not-here",
      ]);
    expect(run.when(joined("sam", "staff", ["supporter", "deliverer"])).code).toBeNull();
    expect(run.when(joined("sam", "staff", ["lead"])).code).toBe("role-not-here");
  });

  test("tells its lead, where nobody coordinates, what it waits for", () => {
    const { run } = specify(led).given(launchedBy("ada", "pwle"), joined("ben", "pwle"));
    expect(plan(run.state, MONDAY).waits).toContainEqual({
      part: "group:1",
      for: "version",
      members: ["ada"],
      until: null,
    });
  });
});

describe("a supporter", () => {
  const supported = [...group.slice(0, 3), joined("sam", "staff", ["supporter"])];

  test("is asked nothing, wherever a circle asks their side", () => {
    const template: Template = {
      ...shapes("group"),
      circles: { agree: { of: [{ side: "pwle", atLeast: 2 }, { side: "staff" }] } },
    };
    const { run } = specify(template)
      .given(launched(), ...supported, wrote("group:1", 0))
      .when(asked("group:1"));
    expect(run.state.requests["r1"]?.asked.toSorted()).toEqual(["ada", "ben", "eve"]);
  });

  test("writes an answer down for somebody, and steers nothing", () => {
    const { when } = specify(shapes("group")).given(
      launched(),
      ...group,
      joined("sam", "staff", ["supporter"]),
      wrote("group:1", 0),
      asked("group:1"),
      ...told(["ada", "ben", "eve", "cyd", "dee"]),
    );
    const assistance = { helper: "sam", channel: "phone", readBack: true } as const;
    const helped: Given = {
      type: "signOff",
      actor: who("sam"),
      data: { ...about("ada"), answer: "yes", comment: null, assistance },
    };
    expect(when(helped).types).toContain("signedOff");
    expect(when({ type: "pause", actor: who("sam"), data: { reason: words } }).code).toBe(
      "not-allowed",
    );
    expect(when(roles("sam", "supporter", "decision-maker")).code).toBe("role-not-here");
  });
});

describe("joining by oneself", () => {
  const open: Template = {
    ...shapes("gathering"),
    joins: [
      { side: "pwle", roles: ["contributor", "decision-maker"] },
      { side: "staff", roles: ["contributor"] },
    ],
  };
  const join = (id: string, ...args: Parameters<typeof joined>): Given => ({
    ...joined(...args),
    actor: who(id),
  });

  test("is anybody's own act, as the template says", () => {
    const { when } = specify(open).given(launched());
    expect(when(join("ada", "ada", "pwle", ["contributor"], [])).types).toEqual(["memberJoined"]);
    expect(when(join("ada", "ada", "pwle", ["coordinator"], [])).code).toBe("not-allowed");
    expect(when(join("sam", "sam", "staff", ["decision-maker"], [])).code).toBe("not-allowed");
    expect(when(join("ada", "ben", "pwle", ["contributor"], [])).code).toBe("not-allowed");
    const closed = specify(shapes("gathering")).given(launched());
    expect(closed.when(join("ada", "ada", "pwle", ["contributor"], [])).code).toBe("not-allowed");
  });

  test("declares in one's own words what one declares", () => {
    const { run } = specify(open)
      .given(launched())
      .when(join("ada", "ada", "pwle", ["contributor"], ["no-funding"]));
    expect(run.state.members["ada"]?.declared).toEqual({ "no-funding": { self: true } });
  });
});

describe("a circle", () => {
  const template: Template = {
    ...shapes("group"),
    circles: {
      group: { of: [] },
      agree: {
        of: [{ side: "pwle", contributed: true, atLeast: 2 }, { side: "staff" }],
        except: [{ launcher: true }],
      },
    },
  };
  const shared = (member: string): Given => ({
    type: "contribute",
    actor: who(member),
    data: { id: `c-${member}`, member, part: null, kind: "idea", text: words },
  });

  test("means whoever contributed or wrote, and leaves out who launched", () => {
    const { run } = specify(template).given(
      launched(),
      ...group,
      shared("ada"),
      shared("ben"),
      { ...wrote("group:1", 0), actor: who("eve") },
      { ...wrote("group:1", 1, "more"), actor: who("cyd") },
      asked("group:1", "r1", 2),
    );
    expect(run.state.requests["r1"]?.asked.toSorted()).toEqual(["ada", "ben", "dee"]);
    const few = specify(template).given(launched(), ...group, shared("ada"), wrote("group:1", 0));
    expect(few.when(asked("group:1")).code).not.toBeNull();
  });
});
