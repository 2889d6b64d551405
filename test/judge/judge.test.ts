import { describe, expect, test } from "vitest";
import {
  about,
  asked,
  askedGroup,
  group,
  launched,
  MONDAY,
  no,
  passed,
  runOf,
  settle,
  told,
  who,
  words,
  wrote,
  yes,
} from "../specification/scene.ts";
import type { Given, Run } from "../specification/run.ts";
import { changesNotMade } from "./around-gate.ts";
import { judgeEvents, type Breach } from "./judge.ts";

const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const rulesOf = (breaches: readonly Breach[]) => breaches.map(({ rule, why }) => `${rule}: ${why}`);
const actsOf = ({ state, events }: Run) => rulesOf(judgeEvents(state.template, events).acts);
const courseOf = ({ state, events }: Run) =>
  rulesOf(judgeEvents(state.template, events).run.breaches);

describe("the judge of a delegate", () => {
  const delegated: Given = {
    type: "delegate",
    actor: who("ada"),
    data: { from: "ada", to: "ben", until: "2026-02-01" },
  };
  const taken: Given = { type: "changeRoles", data: { member: "ben", roles: ["contributor"] } };

  test("goes by the seat that they had when people were asked", () => {
    const { run } = runOf("group").given(...askedGroup, delegated, taken);
    const answered = runOf("group").given(...askedGroup, delegated, taken, {
      ...yes("ada"),
      actor: who("ben"),
    });
    expect(actsOf(run)).toEqual([]);
    expect(actsOf(answered.run)).toEqual([]);
  });

  test("finds one who was not asked themselves", () => {
    const { run } = runOf("group").given(...askedGroup, delegated);
    const forged = run.events.map((event) =>
      event.type === "signOffRequested"
        ? { ...event, data: { ...event.data, asked: ["ada", "eve", "cyd", "dee"] } }
        : event,
    );
    const { events } = runOf("group").given(...askedGroup, delegated, {
      ...yes("ada"),
      actor: who("ben"),
    }).run;
    const answer = events.slice(run.events.length);
    expect(actsOf({ ...run, events: [...forged, ...answer] })).toEqual([
      "6: a delegate who may not decide",
    ]);
  });
});

describe("the judge of an objection that was lifted", () => {
  const lifted = (sections: readonly string[]): readonly string[] => {
    const { run } = runOf("group").given(
      ...[launched(), ...group, wrote("group:1", 0), asked("group:1", "r1", 1, sections)],
      {
        type: "object",
        actor: who("ada"),
        data: { id: "o-all", part: "group:1", member: "ada", version: 1, reason: words },
      },
      yes("ada"),
    );
    const { state } = run;
    const event = {
      type: "objectionLifted" as const,
      data: { part: "group:1", objection: "o-all", because: "agreed-to-version" as const },
    };
    const isLifted = run.events.some(({ type }) => type === "objectionLifted");
    return actsOf({
      ...run,
      events: isLifted
        ? run.events
        : [...run.events, { ...event, version: state.version + 1, at: MONDAY, actor: who("ada") }],
    });
  };

  test("finds a yes about one section that lifts what was said against all", () => {
    expect(lifted([])).toEqual([]);
    expect(lifted(["what", "how"])).toEqual([]);
    expect(lifted(["what"])).toEqual(["1: lifted by a yes to something else"]);
  });
});

describe("the judge of changes that somebody asked for", () => {
  const withChanges: Given = {
    type: "signOff",
    actor: who("ada"),
    data: {
      ...about("ada"),
      ...{ answer: "yes-with-changes", comment: words, contribution: "change" },
    },
  };
  const missing = (...more: readonly Given[]): readonly string[] => {
    const { events } = runOf("group").given(...askedGroup, withChanges, ...more).run;
    return rulesOf(changesNotMade(events, events, "group:1", ["r1"]));
  };

  test("asks for them, but not for those of somebody who stepped out since", () => {
    const recused = { part: "group:1", member: "ada", reason: null };
    expect(missing()).toEqual(["4: changes that ada asked for"]);
    expect(missing({ type: "recuse", actor: who("ada"), data: recused })).toEqual([]);
  });
});

describe("the judge of a roll-out", () => {
  const rolledOut = (deliveredBy: readonly string[], delivers: boolean): readonly string[] => {
    const { run } = runOf("sites").given(
      ...[launched(), ...group],
      { type: "addSite", data: { step: "sites", title: words } },
      { type: "completeSites", data: { step: "sites" } },
      ...[wrote("sites:1", 0), asked("sites:1"), ...told(everybody)],
      ...everybody.map((member) => yes(member)),
      passed("sites:1"),
      { type: "startDelivery", data: { part: "sites:1", on: "2026-01-05" } },
      {
        type: "completeDelivery",
        data: { part: "sites:1", on: "2026-01-05", reached: 1, deliveredBy, report: words },
      },
    );
    const over = settle(run, MONDAY);
    expect(over.state.status).toBe("finished");
    const { template } = over.state;
    const steps = template.steps.map((step) =>
      delivers
        ? step
        : {
            ...step,
            parts: {
              ...step.parts,
              blocks: step.parts.blocks.filter(({ block }) => block !== "delivery"),
            },
          },
    );
    return courseOf({ ...over, state: { ...over.state, template: { ...template, steps } } });
  };

  test("misses whoever only signed, unless there is nothing to deliver", () => {
    expect(rolledOut(["dee"], true)).toContain("12: absent from roll-out");
    expect(rolledOut([], false)).not.toContain("12: absent from roll-out");
  });
});

test("what was said of the first acts is said again, however much of a run was judged before", () => {
  const { run } = runOf("group").given(...askedGroup, yes("ada"), no("ben"), {
    type: "delegate",
    actor: who("eve"),
    data: { from: "eve", to: "ada", until: "2026-02-01" },
  });
  const { template } = run.state;
  // Some that must have been refused.
  const forged = run.events.map((event) => ({ ...event, actor: who("dee") }));
  for (const events of [run.events, forged]) {
    const whole = judgeEvents(template, events);
    for (let through = 0; through <= events.length; through++) {
      const { acts } = judgeEvents(template, events.slice(0, through));
      expect(judgeEvents(template, events, { acts, through })).toEqual(whole);
    }
  }
  expect(judgeEvents(template, forged).acts.length).toBeGreaterThan(0);
});
