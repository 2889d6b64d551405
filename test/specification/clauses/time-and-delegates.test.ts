import { describe, expect, test } from "vitest";
import type { Given } from "../run.ts";
import {
  about,
  asked,
  askedGroup,
  at,
  group,
  joined,
  launched,
  manager,
  MONDAY,
  runOf,
  settle,
  specify,
  waits,
  who,
  words,
  wrote,
  yes,
} from "../scene.ts";
import { shapes } from "../template.ts";
import { verdict } from "../../../domain/verdict.ts";

/** "What nobody can do", rules 5 and 6, clause by clause. */

const { given } = runOf("group");
/** Notice of two working days ends on Wednesday at 17:00. */
const TUESDAY = "2026-01-06T09:00:00.000Z";
const NEXT_WEEK = "2026-01-12T09:00:00.000Z";
const LATER = "2026-03-20T09:00:00.000Z";
const moreTime = (member: string): Given => ({
  type: "askForTime",
  actor: who(member),
  data: { ...about(member), reason: null },
});
const restart: Given = { type: "restartClock", data: { request: "r1", reason: words } };

describe("rule 5: more time is time", () => {
  test("it lasts for as long as the notice did, whoever would have it end", () => {
    const here = given(...askedGroup, moreTime("ada"));
    for (const actor of [manager, who("cyd")])
      expect(here.when(at(TUESDAY, { ...restart, actor })).code).toBe("not-due");
    expect(here.when(at(NEXT_WEEK, restart)).types).toEqual(["clockRestarted"]);
  });

  test("whoever restarts the clock gives a reason, on record", () => {
    const { events } = given(...askedGroup, moreTime("ada")).when(at(NEXT_WEEK, restart));
    expect(events).toMatchObject([{ type: "clockRestarted", data: { reason: words } }]);
  });

  test("nobody else's answer ends it, and nothing passes meanwhile", () => {
    const others = ["ben", "eve", "cyd", "dee"].map((member) => yes(member));
    const { run } = given(...askedGroup, moreTime("ada"), ...others);
    expect(run.state.requests["r1"]?.clockStoppedAt).toBe(MONDAY);
    const later = settle(run, LATER);
    expect(later.state.parts["group:1"]?.gate).toBe("open");
    expect(waits(later, LATER)).toContain("more-time");
  });

  const ends: readonly (readonly [string, Given])[] = [
    ["answers", yes("ada")],
    ["steps back", { type: "standAside", actor: who("ada"), data: about("ada") }],
    [
      "steps out",
      { type: "recuse", actor: who("ada"), data: { part: "group:1", member: "ada", reason: null } },
    ],
    ["leaves", { type: "withdraw", actor: who("ada"), data: { member: "ada" } }],
  ];
  test.each(ends)("it ends early when who asked for it %s", (_, order) => {
    const { types } = given(...askedGroup, moreTime("ada")).when(at(TUESDAY, order));
    expect(types).toContain("clockRestarted");
  });

  test("a role that is taken from who asked for it ends nothing", () => {
    const { types } = given(...askedGroup, moreTime("ada")).when({
      type: "changeRoles",
      data: { member: "ada", roles: ["contributor"] },
    });
    expect(types).toEqual(["rolesChanged"]);
  });
});

const delegate = (to: string, from = "ada", until = "2026-02-01"): Given => ({
  type: "delegate",
  actor: who(from),
  data: { from, to, until },
});
const forAda = (to: string): Given => ({ ...yes("ada"), actor: who(to) });

describe("rule 6: a delegate may decide in their own right", () => {
  test("a delegate has lived experience", () => {
    expect(given(...askedGroup).when(delegate("cyd")).code).toBe("delegate-not-pwle");
  });

  test("a delegate is one of those who decide", () => {
    const { code } = given(...askedGroup, joined("fay", "pwle", ["contributor"])).when(
      delegate("fay"),
    );
    expect(code).toBe("not-eligible");
  });

  test("a delegate was asked themselves", () => {
    const here = given(...askedGroup, joined("fay", "pwle"), delegate("fay"));
    expect(here.when(forAda("fay")).code).toBe("not-yourself");
  });

  test("a delegate still has the declarations that the seat takes, and no interest of their own", () => {
    const declarations = [
      { key: "unpaid", label: "I am not paid for it." },
      { key: "interest", label: "I gain by it.", conflict: true as const },
    ];
    const { circles } = shapes("group");
    const agree = {
      of: [
        {
          side: "pwle" as const,
          roles: ["decision-maker" as const],
          declares: ["unpaid"],
          atLeast: 2,
        },
        { side: "staff" as const, roles: ["decision-maker" as const], atLeast: 1 },
      ],
    };
    const here = specify({ ...shapes("group"), declarations, circles: { ...circles, agree } });
    const says = (declares: string, member: string, holds = true): Given => ({
      type: "makeDeclaration",
      actor: who(member),
      data: { member, declares, holds, by: "self" },
    });
    const start = [
      ...[launched(), ...group, ...["ada", "ben", "eve"].map((member) => says("unpaid", member))],
      ...[wrote("group:1", 0), asked("group:1"), delegate("ben")],
    ];
    expect(here.given(...start).when(forAda("ben")).code).toBeNull();
    for (const order of [says("unpaid", "ben", false), says("interest", "ben")])
      expect(here.given(...start, order).when(forAda("ben")).code).toBe("not-yourself");
  });

  test("a delegate who stepped out answers for nobody", () => {
    const out: Given = {
      type: "recuse",
      actor: who("ben"),
      data: { part: "group:1", member: "ben", reason: null },
    };
    expect(given(...askedGroup, delegate("ben"), out).when(forAda("ben")).code).toBe(
      "not-yourself",
    );
  });

  test("it is dated, for three months at most, and over after its day", () => {
    const here = given(...askedGroup);
    expect(here.when(delegate("ben", "ada", "2026-04-05")).code).toBeNull();
    expect(here.when(delegate("ben", "ada", "2026-04-06")).code).toBe("invalid-date");
    expect(here.when(delegate("ben", "ada", "2026-01-04")).code).toBe("invalid-date");
    const over = given(...askedGroup, delegate("ben", "ada", "2026-01-05"));
    expect(over.when(at(TUESDAY, forAda("ben"))).code).toBe("not-yourself");
  });

  test("nobody stands in for two", () => {
    const { code } = given(...askedGroup, delegate("ben")).when(delegate("ben", "eve"));
    expect(code).toBe("delegation-exists");
  });

  test("the verdict counts distinct people, not answers", () => {
    const { run } = given(
      ...askedGroup,
      delegate("ben"),
      ...[forAda("ben"), yes("ben"), yes("cyd"), yes("dee")],
    );
    const { events, state } = settle(run, LATER);
    const found = verdict(
      state.template,
      [
        ...events,
        {
          type: "gatePassed",
          version: events.length + 1,
          at: LATER,
          actor: { id: "engine", role: "engine", via: "workflow" } as const,
          data: {
            ...{ part: "group:1", version: 1, digest: "what how", eligible: 3, needed: 2 },
            ...{ yes: ["ada", "ben", "cyd", "dee"], tie: null },
          },
        } as const,
      ].map((event) => ({ ...event, id: `e${event.version}` })),
    );
    const codes = found.findings.map(({ code }) => code);
    expect(state.parts["group:1"]?.gate).toBe("open");
    expect(codes).toEqual(
      expect.arrayContaining([
        "gate-without-assent",
        "one-person-for-all",
        "fewer-people-than-needed",
      ]),
    );
  });
});
