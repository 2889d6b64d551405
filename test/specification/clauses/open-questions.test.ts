import { describe, expect, test } from "vitest";
import { ENGINE } from "../../../domain/actor.ts";
import type { DomainEvent } from "../../../domain/event.ts";
import { foldAll } from "../../../domain/fold.ts";
import { plan } from "../../../domain/plan.ts";
import { verdict } from "../../../domain/verdict.ts";
import { give, type Given, type Run } from "../run.ts";
import {
  asked,
  group,
  launched,
  MONDAY,
  runOf,
  settle,
  STANDING,
  submitted,
  told,
  waits,
  who,
  words,
  wrote,
  yes,
} from "../scene.ts";

/** "What nobody can do", rule 14, clause by clause. */

const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const tells: Given = {
  type: "contribute",
  actor: who("ada"),
  data: { id: "c1", member: "ada", part: null, kind: "concern", text: words },
};
const replies: Given = {
  type: "answerContribution",
  actor: who("cyd"),
  data: { contribution: "c1", outcome: "done", reply: words },
};
const codesOf = ({ state, events }: Run): readonly string[] =>
  verdict(
    state.template,
    events.map((event) => ({ ...event, id: `e${event.version}` })),
  ).findings.map(({ code }) => code);

/** A meeting that is over but for what Ada brought in. */
const held = [launched(), ...group, wrote("gathering:1", 0), submitted("gathering:1"), tells];
/** The run as it stands when the step is closed over it all the same, as no rule allows. */
const closedOver = (): Run => {
  const { run } = runOf("gathering").given(...held);
  const done = settle(run, MONDAY);
  const over: readonly DomainEvent[] = [
    { type: "stepClosed", data: { step: "gathering", visit: 1, next: null } },
    { type: "runFinished", data: { outcome: "completed" } },
  ];
  const closed = over.map((event, index) => ({
    ...event,
    version: done.state.version + index + 1,
    at: MONDAY,
    actor: ENGINE,
  }));
  return { ...done, state: foldAll(done.state, closed), events: [...done.events, ...closed] };
};

describe("rule 14: no door closes over an open question", () => {
  test("no step closes, and no run ends, while somebody waits for an answer", () => {
    const { run } = runOf("gathering").given(...held);
    const later = settle(run, MONDAY);
    expect(later.state.status).toBe("running");
    expect(waits(later, MONDAY)).toEqual(["contribution"]);
    const close: Given = { type: "closeStep", actor: ENGINE, data: { step: "gathering" } };
    expect(give(later, { ...STANDING, ...close }).refusal?.code).toBe("not-due");
    expect(settle(give(later, { ...STANDING, ...replies }), MONDAY).state.status).toBe("finished");
  });

  test("no gate passes over what was brought in about it", () => {
    const about: Given = {
      ...tells,
      type: "contribute",
      data: { id: "c1", member: "ada", part: "group:1", kind: "concern", text: words },
    };
    const { run } = runOf("group").given(
      ...[launched(), ...group, wrote("group:1", 0), asked("group:1"), ...told(everybody), about],
      ...everybody.map((member) => yes(member)),
    );
    expect(waits(settle(run, MONDAY), MONDAY)).toContain("contribution");
    const answered = give(run, { ...STANDING, ...replies });
    expect(settle(answered, MONDAY).state.parts["group:1"]?.gate).toBe("passed");
  });

  test("what stays unanswered when a step is closed over it is a finding", () => {
    expect(codesOf(closedOver())).toContain("contribution-unanswered");
  });

  test("it can still be answered when the run is over, and then no longer counts against it", () => {
    const over = closedOver();
    expect(over.state.status).toBe("finished");
    const answered = give(over, { ...STANDING, ...replies });
    expect(answered.refusal).toBeNull();
    expect(codesOf(answered)).not.toContain("contribution-unanswered");
  });

  test("whoever brought it in hears what came of it, also after the end", () => {
    const answered = give(closedOver(), { ...STANDING, ...replies });
    expect(plan(answered.state, MONDAY).notices).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ about: "c1", member: "ada", kind: "contribution-answered" }),
      ]),
    );
  });
});
