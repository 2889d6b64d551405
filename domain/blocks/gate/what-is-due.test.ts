import { describe, expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import type { Given, Run } from "../../../test/specification/run.ts";
import {
  about,
  askedGroup,
  at,
  joined,
  MONDAY,
  runOf,
  told,
  who,
  words,
  yes,
} from "../../../test/specification/scene.ts";
import { plan } from "../../plan.ts";
import type { NoticeKey } from "../../state.ts";
import { isStillDue, isStillOfUse } from "./still-due.ts";

const { given } = runOf("group");
const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const untold = askedGroup.slice(0, -5);
const helper = joined("fay", "staff", ["coordinator"]);
const reviser = joined("gus", "staff", ["author"]);
const time: Given = {
  type: "askForTime",
  actor: who("ben"),
  data: { ...about("ben"), reason: null },
};
const order = (type: "escalate" | "extendDue", when: string): Given =>
  at(when, { type, actor: ENGINE, data: { request: "r1" } });
const failed = (member: string): Given => ({
  type: "recordNotice",
  actor: ENGINE,
  data: { about: "r1", member, kind: "request", ordinal: 1, result: { failed: "no-address" } },
});

/** Monday 19 January at five: when answers are due. Reminders go in the mornings, three working days before, and one. */
const DUE = "2026-01-19T17:00:00.000Z";
const FIRST = "2026-01-14T09:00:00.000Z";
const SECOND = "2026-01-16T09:00:00.000Z";
const moved = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();

const partOf = (run: Run, now: string) => {
  const [part] = plan(run.state, now).parts;
  if (part === undefined) throw new Error("no part is planned");
  return part;
};
const noticesOf = (run: Run, now: string) =>
  partOf(run, now).notices.map(({ kind, ordinal, member }) => `${kind} ${ordinal} ${member}`);
const to = (members: readonly string[], notice: string) => members.map((id) => `${notice} ${id}`);

/** Every notice that a request could need, whether or not it does: in plan and at one look they must be the same. */
const every = (members: readonly string[]): readonly NoticeKey[] =>
  members.flatMap((member) =>
    (
      ["request", "lapsed", "changed", "reminder", "escalation", "stopped", "not-reached"] as const
    ).flatMap((kind) => [0, 1, 2, 3, 4].map((ordinal) => ({ about: "r1", member, kind, ordinal }))),
  );

describe("what a gate needs now", () => {
  const reached = [...askedGroup, helper, reviser];
  const late = [...reached, order("escalate", DUE)];
  const cases: readonly (readonly [string, readonly Given[], string, readonly string[]])[] = [
    ["at first, that each is asked", untold, MONDAY, to(everybody, "request 1")],
    ["once they are, nothing", reached, MONDAY, []],
    ["nothing just before a reminder", reached, moved(FIRST, -1), []],
    ["the first reminder", reached, FIRST, to(everybody, "reminder 1")],
    ["not of who answered", [...reached, yes("ada")], FIRST, to(everybody.slice(1), "reminder 1")],
    ["only the newest, after a long silence", reached, SECOND, to(everybody, "reminder 2")],
    [
      "of a reminder, only whom it has not reached",
      [...reached, ...told(["ada", "ben"], "r1", "reminder", 1)],
      FIRST,
      to(["eve", "cyd", "dee"], "reminder 1"),
    ],
    [
      "help, once it is late",
      late,
      DUE,
      [...to(["fay"], "escalation 1"), ...to(everybody, "reminder 2")],
    ],
    [
      "help where somebody was not reached",
      [...untold, helper, failed("ada"), ...told(everybody.slice(1))],
      MONDAY,
      ["not-reached 1 fay"],
    ],
    [
      "none where they have answered since",
      [...untold, helper, failed("ada"), ...told(everybody.slice(1)), yes("ada")],
      MONDAY,
      [],
    ],
    [
      "word that the clock stands, to who helps and who can write it anew",
      [...reached, time],
      MONDAY,
      ["stopped 1 fay", "stopped 1 gus", "stopped 1 manager"],
    ],
    [
      "with the clock stopped, still who was not asked or not reached, and no reminder",
      [...untold, helper, failed("ada"), ...told(["ben", "eve"]), time],
      FIRST,
      ["request 1 cyd", "request 1 dee", "not-reached 1 fay", "stopped 1 fay", "stopped 1 manager"],
    ],
  ];

  test.each(cases)("%s", (_, orders, now, notices) => {
    const { run } = given(...orders);
    expect(noticesOf(run, now).toSorted()).toEqual(notices.toSorted());
  });

  test.each(cases)("is what one look at each notice finds due: %s", (_, orders, now, notices) => {
    const { run } = given(...orders);
    const due = every([...everybody, "fay", "gus", "manager"])
      .filter((key) => isStillDue(run.state, key))
      .map(({ kind, ordinal, member }) => `${kind} ${ordinal} ${member}`);
    // When a reminder goes, and whom these two go to, the plan says: one look knows only their numbers.
    const isPlans = (notice: string) => /^(?:reminder|stopped|not-reached)/u.test(notice);
    expect(due.filter((one) => !isPlans(one)).toSorted()).toEqual(
      notices.filter((one) => !isPlans(one)).toSorted(),
    );
    expect(notices.filter((one) => !due.includes(one))).toEqual([]);
    expect(due.some((one) => one.startsWith("stopped"))).toBe(
      notices.some((one) => one.startsWith("stopped")),
    );
  });

  test.each([
    ["while it is early, both reminders and the due time", reached, MONDAY, FIRST],
    ["between the reminders, the second", reached, FIRST, SECOND],
    ["after both, the due time", reached, SECOND, DUE],
    ["once it is late, nothing: an order is due", late, DUE, null],
    ["while the clock stands, nothing", [...reached, time], MONDAY, null],
  ] as const)("looks again, %s", (_, orders, now, wakes) => {
    expect(plan(given(...orders).run.state, now).wakeAt).toBe(wakes);
  });

  test("a reminder that all were sent wakes nobody, and who answered needs none", () => {
    const wake = (...orders: readonly Given[]) =>
      plan(given(...reached, ...orders).run.state, MONDAY).wakeAt;
    expect(wake(...told(["ada"], "r1", "reminder", 1))).toBe(FIRST);
    expect(wake(...told(everybody, "r1", "reminder", 1))).toBe(SECOND);
    const objection: Given = {
      type: "object",
      actor: who("eve"),
      data: { id: "o1", part: "group:1", member: "eve", version: 1, reason: words },
    };
    const answered = given(...reached, ...everybody.map((id) => yes(id)), objection).run;
    expect(partOf(answered, DUE)).toMatchObject({ orders: [], notices: [] });
    expect(plan(answered.state, MONDAY).wakeAt).toBe(null);
  });

  test.each([
    ["before", moved(DUE, -1), reached, []],
    ["when it is", DUE, reached, ["escalate"]],
    ["told of it, more time", DUE, late, ["extendDue"]],
    ["while somebody asked for time, nothing", DUE, [...reached, time], []],
  ] as const)("late answers call for help: %s", (_, now, orders, types) => {
    expect(partOf(given(...orders).run, now).orders.map(({ type }) => type)).toEqual(types);
  });

  test("nothing comes of being late before it is, while the clock stands, or twice", () => {
    const early = moved(DUE, -1);
    expect(given(...reached).when(order("escalate", early)).code).toBe("not-due");
    expect(given(...reached).when(order("escalate", DUE)).types).toEqual(["escalated"]);
    expect(given(...reached, time).when(order("escalate", DUE)).code).toBe("not-due");
    expect(given(...late).when(order("escalate", DUE)).code).toBe("not-due");
    expect(given(...late).when(order("extendDue", early)).code).toBe("not-due");
    expect(given(...late, time).when(order("extendDue", DUE)).code).toBe("not-due");
    expect(given(...reached).when(order("extendDue", DUE)).code).toBe("not-due");
    expect(given(...late).when(order("extendDue", DUE)).types).toEqual(["dueExtended"]);
  });

  test("the reminders of the next period have their own numbers, and those of the last are over", () => {
    const { run } = given(...late, order("extendDue", DUE));
    const first: NoticeKey = { about: "r1", member: "ada", kind: "reminder", ordinal: 3 };
    expect(isStillOfUse(run.state, first)).toBe(true);
    expect(isStillOfUse(run.state, { ...first, ordinal: 2 })).toBe(false);
    expect(isStillOfUse(run.state, { ...first, ordinal: 5 })).toBe(false);
    expect(isStillOfUse(run.state, { ...first, member: "nobody" })).toBe(false);
    const dueAgain = "2026-01-26T17:00:00.000Z";
    expect(run.state.requests["r1"]?.dueAt).toBe(dueAgain);
    expect(noticesOf(run, "2026-01-21T09:00:00.000Z")).toEqual(
      expect.arrayContaining(to(everybody, "reminder 3")),
    );
  });

  test("of an escalation that was sent, another person hears nothing", () => {
    const key: NoticeKey = { about: "r1", member: "fay", kind: "escalation", ordinal: 1 };
    expect(isStillDue(given(...late).run.state, key)).toBe(true);
    expect(isStillDue(given(...late).run.state, { ...key, member: "ada" })).toBe(false);
    expect(isStillDue(given(...late, ...told(["fay"], "r1", "escalation")).run.state, key)).toBe(
      false,
    );
    expect(isStillDue(given(...late, time).run.state, key)).toBe(false);
  });

  test("what is about no request, or about a gate that is decided, is due for nobody", () => {
    const key: NoticeKey = { about: "r1", member: "ada", kind: "request", ordinal: 1 };
    expect(isStillOfUse(given(...untold).run.state, key)).toBe(true);
    expect(isStillOfUse(given(...untold).run.state, { ...key, about: "r2" })).toBe(false);
    expect(isStillDue(given(...untold).run.state, { ...key, about: "r2" })).toBe(false);
    const needsMore = given(...untold, {
      ...time,
      actor: who("ada"),
      data: { ...about("ada"), reason: null },
    });
    expect(isStillOfUse(needsMore.run.state, key)).toBe(true);
  });
});
