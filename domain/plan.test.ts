import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";
import type { Run } from "../test/specification/run.ts";
import { shapes } from "../test/specification/template.ts";
import {
  about,
  asked,
  askedGroup,
  at,
  group,
  launched,
  MONDAY,
  runOf,
  settle,
  specify,
  waits,
  who,
  wrote,
  yes,
} from "../test/specification/scene.ts";

const { given } = runOf("group");
const noticesAt = (run: Run, now: string) => plan(run.state, now).parts.flatMap((p) => p.notices);

test("everybody who is asked is told, once", () => {
  const { run } = given(launched(), ...group, wrote("group:1", 0), asked("group:1"));
  expect(noticesAt(run, MONDAY).map((n) => `${n.member} ${n.kind} ${n.ordinal}`)).toEqual(
    ["ada", "ben", "eve", "cyd", "dee"].map((member) => `${member} request 1`),
  );
  expect(noticesAt(settle(run, MONDAY), MONDAY)).toEqual([]);
});

describe("reminders", () => {
  // Due on Monday 19 January at 17:00; reminders three days and one day before, at 09:00
  test("go to those who have not answered, at their times", () => {
    const { run } = given(...askedGroup, yes("ada"), yes("ben"));
    expect(plan(run.state, MONDAY).wakeAt).toBe("2026-01-14T09:00:00.000Z");
    const first = noticesAt(run, "2026-01-14T09:00:00.000Z");
    expect(first.map((n) => `${n.member} ${n.kind} ${n.ordinal}`)).toEqual([
      "eve reminder 1",
      "cyd reminder 1",
      "dee reminder 1",
    ]);
  });

  test("after a long silence of the engine only the newest goes out", () => {
    const { run } = given(...askedGroup);
    const late = noticesAt(run, "2026-01-16T12:00:00.000Z");
    expect(new Set(late.map((n) => n.ordinal))).toEqual(new Set([2]));
  });

  test("are numbered on over extensions", () => {
    const extended = settle(given(...askedGroup).run, "2026-01-19T17:00:00.000Z");
    const next = noticesAt(extended, "2026-01-23T09:00:00.000Z");
    expect(new Set(next.map((n) => `${n.kind} ${n.ordinal}`))).toEqual(new Set(["reminder 4"]));
  });

  test("that would come before the asking are left out", () => {
    const early = shapes("group");
    const steps = early.steps.map((step) => {
      const blocks = step.parts.blocks.map((block) =>
        block.block === "gate" ? { ...block, reminders: [{ workingDays: 30 }] } : block,
      );
      return { ...step, parts: { ...step.parts, blocks } };
    });
    const { run } = specify({ ...early, steps }).given(...askedGroup);
    expect(noticesAt(run, "2026-01-15T09:00:00.000Z")).toEqual([]);
  });

  test("stand still with the clock; whoever may help is told", () => {
    const { run } = given(...askedGroup, {
      type: "askForTime",
      actor: who("ada"),
      data: { ...about("ada"), reason: null },
    });
    expect(noticesAt(run, "2026-01-19T17:00:00.000Z")).toEqual([
      { about: "r1", member: "manager", kind: "stopped", ordinal: 1 },
    ]);
    expect(plan(run.state, "2026-01-19T17:00:00.000Z").parts[0]?.orders).toEqual([]);
    expect(plan(run.state, MONDAY).wakeAt).toBeNull();
  });
});

test("at the due time a person is told, then there is more time; nothing passes", () => {
  const due = "2026-01-19T17:00:00.000Z";
  const late = settle(given(...askedGroup, yes("ada"), yes("cyd")).run, due);
  const told = late.events.filter(
    (event) => event.type !== "noticeSent" || event.data.kind === "escalation",
  );
  expect(told.slice(-3)).toMatchObject([
    { type: "escalated", data: { to: ["manager"], waitingFor: ["ben", "eve", "dee"] } },
    { type: "dueExtended" },
    { type: "noticeSent", data: { member: "manager", kind: "escalation", ordinal: 1 } },
  ]);
  expect(late.state.parts["group:1"]?.gate).toBe("open");
  expect(late.state.requests["r1"]?.dueAt).toBe("2026-01-26T17:00:00.000Z");
});

test("a new version tells those whose answer lapsed so, others that they are still asked, and reaching counts anew", () => {
  const { run } = given(
    ...askedGroup,
    yes("ada"),
    at("2026-01-06T09:00:00.000Z", wrote("group:1", 1, "else")),
  );
  expect(
    noticesAt(run, "2026-01-06T09:00:00.000Z").map((n) => `${n.member} ${n.kind} ${n.ordinal}`),
  ).toEqual(["ada lapsed 2", "ben changed 2", "eve changed 2", "cyd changed 2", "dee changed 2"]);
  expect(waits(run, "2026-01-06T09:00:00.000Z")).toContain("sending");
});

test("a gate that only waits for time wakes when the time has come", () => {
  const { run } = given(...askedGroup, yes("ada"), yes("ben"), yes("cyd"));
  expect(plan(run.state, MONDAY).wakeAt).toBe("2026-01-07T17:00:00.000Z");
  expect(plan(run.state, "2026-01-07T17:00:00.000Z").parts[0]?.orders).toEqual([
    { type: "passGate", data: { part: "group:1" } },
  ]);
});
