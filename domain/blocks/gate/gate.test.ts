import { describe, expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import type { Given } from "../../../test/specification/run.ts";
import { shapes } from "../../../test/specification/template.ts";
import {
  askedGroup,
  asked,
  at,
  group,
  joined,
  launched,
  manager,
  no,
  passed,
  runOf,
  specify,
  told,
  waits,
  who,
  words,
  wrote,
  yes,
  declared,
} from "../../../test/specification/scene.ts";
import { numberedUpTo } from "../../visibility/withheld.ts";

const { given } = runOf("group");
const LATER = "2026-01-08T09:00:00.000Z";
const enough = [yes("ada"), yes("ben"), yes("cyd")] as const;
const all = [...enough, yes("eve"), yes("dee")] as const;
const pass = (time = LATER): Given => at(time, passed("group:1"));

describe("a gate by consent", () => {
  test("passes on enough yes after the notice period, and says who agreed", () => {
    expect(given(...askedGroup, ...enough).when(pass()).events).toEqual([
      {
        type: "gatePassed",
        data: {
          part: "group:1",
          version: 1,
          digest: "what how",
          eligible: 3,
          needed: 2,
          yes: ["ada", "ben", "cyd"],
          tie: null,
        },
      },
    ]);
  });

  test("needs no notice period once everybody has answered", () => {
    expect(given(...askedGroup, ...all).when(passed("group:1")).types).toEqual(["gatePassed"]);
    expect(given(...askedGroup, ...enough).when(passed("group:1")).code).toBe("gate-not-ready");
  });

  const need: Given = {
    type: "stateAccessNeed",
    actor: who("eve"),
    data: { id: "n1", member: "eve", what: words },
  };
  const idea: Given = {
    type: "contribute",
    actor: who("eve"),
    data: { id: "c1", member: "eve", part: "group:1", kind: "concern", text: words },
  };
  const objection: Extract<Given, { readonly type: "object" }> = {
    type: "object",
    actor: who("dee"),
    data: { id: "b1", part: "group:1", member: "dee", version: 1, reason: words },
  };
  test.each([
    ["one yes too few", [yes("ada"), yes("cyd")], "answers"],
    ["nobody of staff", [yes("ada"), yes("ben"), yes("eve")], "answers"],
    ["an objection", [...all, objection], "objection"],
    ["a no", [...enough, no("eve")], "objection"],
    ["an unanswered contribution", [...all, idea], "contribution"],
    ["an unmet access need", [...enough, need], "access-need"],
    ["a new version", [...all, wrote("group:1", 1, "else")], "answers"],
  ] as const)("waits for %s", (_, orders, wait) => {
    const here = given(...askedGroup, ...orders);
    expect(here.when(pass()).code).toBe("gate-not-ready");
    expect(waits(here.run, LATER)).toContain(wait);
  });

  test("waits for word to everybody who has not answered: asked is not sent", () => {
    const untold = given(...askedGroup.slice(0, -1), ...enough);
    expect(untold.when(pass()).code).toBe("gate-not-ready");
    expect(waits(untold.run, LATER)).toContain("sending");
  });

  test("waits while the quorum is out of reach, and says so", () => {
    const leave = (member: string): Given => ({
      type: "withdraw",
      actor: who(member),
      data: { member },
    });
    const here = given(...askedGroup, leave("ada"), leave("ben"));
    expect(waits(here.run, LATER)).toContain("quorum-out-of-reach");
    expect(here.when(pass()).code).toBe("gate-not-ready");
  });

  test("taking the role from an objector frees nothing", () => {
    const stripped: Given = { type: "changeRoles", data: { member: "dee", roles: [] } };
    const here = given(...askedGroup, ...enough, yes("eve"), objection, stripped);
    expect(here.when(pass()).code).toBe("gate-not-ready");
  });

  test("taking the role from somebody with lived experience before people are asked frees nothing either", () => {
    const stripped: Given = {
      type: "changeRoles",
      data: { member: "eve", roles: ["contributor"] },
    };
    const objects: Given = {
      ...objection,
      actor: who("eve"),
      data: { id: "b1", part: "group:1", member: "eve", version: 1, reason: words },
    };
    const asking = askedGroup.findIndex(({ type }) => type === "requestSignOff");
    const here = given(
      ...askedGroup.slice(0, asking),
      stripped,
      ...askedGroup.slice(asking, asking + 1),
      objects,
      ...enough,
    );
    expect(here.when(pass()).code).toBe("gate-not-ready");
    expect(waits(here.run, LATER)).toContain("objection");
  });

  test.each([manager, who("ada")])("only the engine passes it: not $id", (actor) => {
    expect(given(...askedGroup, ...all).when({ ...passed("group:1"), actor }).code).toBe(
      "engine-only",
    );
  });
});

describe("a panel of two and two", () => {
  const panel = (tie: string, ...answers: readonly Given[]) =>
    specify(shapes("panel")).given(
      launched(tie),
      ...group.filter((order) => !("member" in order.data && order.data.member === "eve")),
      declared("ada"),
      declared("ben"),
      wrote("panel:1", 0),
      asked("panel:1"),
      ...told(["ada", "ben", "cyd", "dee"]),
      ...answers,
    );
  const y = (member: string) => yes(member);
  const n = (member: string) => no(member);

  test.each([
    ["three to one passes", "refuse", [y("ada"), n("ben"), y("cyd"), y("dee")], "gatePassed"],
    ["one to three is refused", "refuse", [y("ada"), n("ben"), n("cyd"), n("dee")], "gateRefused"],
    ["a tie is refused", "refuse", [y("ada"), y("ben"), n("cyd"), n("dee")], "gateRefused"],
    [
      "a tie is for another panel",
      "defer-to-another-panel",
      [y("ada"), y("ben"), n("cyd"), n("dee")],
      "gateRefused",
    ],
    [
      "lived experience decides a tie",
      "lived-experience-decides",
      [y("ada"), y("ben"), n("cyd"), n("dee")],
      "gatePassed",
    ],
    [
      "lived experience, divided, does not",
      "lived-experience-decides",
      [y("ada"), n("ben"), y("cyd"), n("dee")],
      "gateRefused",
    ],
    [
      "staff alone never outvote",
      "lived-experience-decides",
      [n("ada"), n("ben"), y("cyd"), y("dee")],
      "gateRefused",
    ],
  ] as const)("%s", (_, tie, answers, type) => {
    const { types, events } = panel(tie, ...answers).when(at(LATER, passed("panel:1")));
    expect(types).toEqual([type]);
    const isTie = answers.filter((a) => a.type === "signOff").length === 2;
    expect(events).toMatchObject([{ data: { tie: isTie ? tie : null } }]);
  });

  test("waits for every seat, however long", () => {
    const three = panel("refuse", y("ada"), y("ben"), y("cyd"));
    expect(three.when(at("2027-01-01T09:00:00.000Z", passed("panel:1"))).code).toBe(
      "gate-not-ready",
    );
  });

  test("a vote against is no objection", () => {
    expect(panel("refuse").when(n("ada")).types).toEqual(["declined"]);
  });

  test("a new version opens a refused gate again", () => {
    const lost = [y("ada"), n("ben"), n("cyd"), n("dee"), passed("panel:1")];
    const again = panel("refuse", ...lost).when(wrote("panel:1", 1, "better"));
    expect(again.types).toEqual(["versionSaved", "answersLapsed"]);
    expect(again.run.state.parts["panel:1"]?.gate).toBe("open");
    // Whoever may read up to the asking gets all that was decided with it.
    expect(numberedUpTo(again.run.state)).toBe(again.run.state.version);
  });

  test("or the manager ends the run with the refusal on record", () => {
    const lost = [y("ada"), n("ben"), n("cyd"), n("dee"), passed("panel:1")];
    const { events } = panel("refuse", ...lost).when({ type: "finishRun", data: {} });
    expect(events).toEqual([{ type: "runFinished", data: { outcome: "refused" } }]);
  });

  test("a third who joins while it is asked takes no seat, and none is asked with three on one side", () => {
    const third = [joined("eve", "pwle"), declared("eve")];
    const four = [y("ada"), y("ben"), y("cyd"), y("dee")];
    expect(panel("refuse", ...four, ...third).when(passed("panel:1")).types).toEqual([
      "gatePassed",
    ]);
    const three = specify(shapes("panel")).given(
      launched(),
      ...group.filter((order) => !("member" in order.data && order.data.member === "eve")),
      ...third,
      declared("ada"),
      declared("ben"),
      wrote("panel:1", 0),
    );
    expect(three.when(asked("panel:1")).code).toBe("group-incomplete");
  });
});

describe("an override", () => {
  const override: Given = { type: "overrideGate", data: { part: "group:1", reason: words } };

  test("is the manager's, by name, and marks the run", () => {
    const { events, run } = given(...askedGroup, no("ada")).when(override);
    expect(events).toMatchObject([{ type: "gateOverridden", data: { by: "manager", version: 1 } }]);
    expect(run.state.overrides).toEqual(["group:1"]);
  });

  test("leaves the objection open on record", () => {
    const { run } = given(...askedGroup, no("ada")).when(override);
    expect(run.state.parts["group:1"]?.objections["o-ada"]?.open).toBe(true);
  });

  test.each([
    ["the engine", ENGINE],
    ["a leader of the group", who("dee")],
  ])("is not for %s", (_, actor) => {
    expect(given(...askedGroup).when({ ...override, actor }).code).toBe("not-allowed");
  });
});

describe("late answers", () => {
  const DUE = "2026-01-19T17:00:00.000Z";
  const about = { request: "r1" };
  const there = { part: "group:1", ...about };
  const escalate: Given = { type: "escalate", actor: ENGINE, at: DUE, data: about };
  const extend: Given = { type: "extendDue", actor: ENGINE, at: DUE, data: about };

  test("are told to whoever may help without a say, and then get more time", () => {
    expect(given(...askedGroup, yes("ada")).when(escalate).events).toEqual([
      {
        type: "escalated",
        data: { ...there, to: ["manager"], waitingFor: ["ben", "eve", "cyd", "dee"] },
      },
    ]);
    expect(given(...askedGroup, escalate).when(extend).events).toEqual([
      { type: "dueExtended", data: { ...there, dueAt: "2026-01-26T17:00:00.000Z" } },
    ]);
  });

  test("not before they are late, nor twice, nor for nobody", () => {
    expect(given(...askedGroup).when(at(LATER, escalate)).code).toBe("not-due");
    expect(given(...askedGroup, escalate).when(escalate).code).toBe("not-due");
    expect(given(...askedGroup, ...all).when(escalate).code).toBe("not-due");
    expect(given(...askedGroup).when(extend).code).toBe("not-due");
  });
});

test("a notice that was sent is recorded once", () => {
  const again = told(["ada"])[0];
  expect(again && given(...askedGroup).when(again).code).toBe("not-due");
});
