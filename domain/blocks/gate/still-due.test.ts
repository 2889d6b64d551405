import { describe, expect, test } from "vitest";
import type { Given, Run } from "../../../test/specification/run.ts";
import {
  about,
  askedGroup,
  MONDAY,
  runOf,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";
import { plan } from "../../plan.ts";
import { isStillDue } from "./still-due.ts";

const { given } = runOf("group");
const planned = (run: Run, now = MONDAY) => plan(run.state, now).parts.flatMap((p) => p.notices);
const untold = askedGroup.filter(({ type }) => type !== "recordNotice");
const asked = given(...untold).run;
const dueIn = (run: Run) =>
  planned(asked)
    .filter((key) => isStillDue(run.state, key))
    .map(({ member }) => member);

describe("a notice that asks is still due", () => {
  const everybody = planned(asked).map(({ member }) => member);

  test("while its person has neither been told nor answered", () => {
    expect(everybody).toContain("ada");
    expect(dueIn(asked)).toEqual(everybody);
    const others = everybody.filter((member) => member !== "ada");
    expect(dueIn(given(...untold, ...told(["ada"])).run)).toEqual(others);
    expect(dueIn(given(...untold, yes("ada")).run)).toEqual(others);
    const withdrawn: Given = { type: "withdraw", actor: who("ada"), data: { member: "ada" } };
    expect(dueIn(given(...untold, withdrawn).run)).toEqual(others);
  });

  const pause: Given = { type: "pause", data: { reason: words } };
  const override: Given = { type: "overrideGate", data: { part: "group:1", reason: words } };
  test.each([
    ["the run is paused", [pause]],
    ["its gate is decided", [override]],
    ["another version is asked about", [wrote("group:1", 1, "something else")]],
  ] as const)("and for nobody once %s", (_, orders) => {
    expect(dueIn(given(...untold, ...orders).run)).toEqual([]);
  });
});

test("a reminder is due until somebody asks for time, and no reminder of another period is", () => {
  const everybody = planned(asked).map(({ member }) => member);
  const reached = given(...untold, ...told(everybody));
  const wake = plan(reached.run.state, MONDAY).wakeAt ?? "";
  const [reminder] = planned(reached.run, wake);
  if (reminder === undefined) throw new Error("nobody is reminded");
  expect(reminder.kind).toBe("reminder");
  expect(isStillDue(reached.run.state, reminder)).toBe(true);
  const later = { ...reminder, ordinal: reminder.ordinal + 100 };
  expect(isStillDue(reached.run.state, later)).toBe(false);
  const time: Given = {
    type: "askForTime",
    actor: who("ben"),
    data: { ...about("ben"), reason: words },
  };
  const { run } = given(...untold, ...told(everybody), time);
  expect(isStillDue(run.state, reminder)).toBe(false);
});
