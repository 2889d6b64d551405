import { describe, expect, test } from "vitest";
import { events, reader, shared, state } from "../../test/specification/open-gate.ts";
import { askedGroup, at, MONDAY, no, runOf, yes } from "../../test/specification/scene.ts";
import { planFor } from "./plan-for.ts";
import { resultsFor } from "./results.ts";
import { stateFor, withheldFrom } from "./state-for.ts";
import {
  hasOpenGate,
  isAnswerShown,
  isWithheld,
  numberedUpTo,
  openPart,
  openParts,
  toldNumber,
  UNNUMBERED,
} from "./withheld.ts";

describe("which gates are open", () => {
  const ofPart = (change: object) => ({
    ...state,
    parts: Object.fromEntries(
      Object.entries(state.parts).map(([id, one]) => [id, { ...one, ...change }]),
    ),
  });
  test.each([
    ["those at which people are asked", state, true],
    ["none that was decided", ofPart({ gate: "passed" }), false],
    ["none of a part that is closed", ofPart({ status: "closed" }), false],
    ["none at which nobody was asked yet", ofPart({ askedFrom: null }), false],
    ["none of a run that is over", { ...state, status: "finished" as const }, false],
  ] as const)("%s", (_, one, isOpen) => {
    expect(hasOpenGate(one)).toBe(isOpen);
    expect(openParts(one)).toHaveLength(isOpen ? 1 : 0);
    expect(openPart(one, "group:1")?.id).toBe(isOpen ? "group:1" : undefined);
    expect(openPart(one, undefined)).toBeNull();
    expect(openPart(one, "plan:1")).toBeNull();
    expect(numberedUpTo(one)).toBe(isOpen ? state.parts["group:1"]?.askedFrom : state.version);
    expect(withheldFrom(one, reader("hal"))?.answers).toBe(isOpen ? 3 : undefined);
    expect(stateFor(one, reader("ben")) === one).toBe(!isOpen);
  });

  test("what came after the asking has no number", () => {
    const last = numberedUpTo(state);
    expect(toldNumber(state, last)).toBe(last);
    expect(toldNumber(state, last + 1)).toBe(UNNUMBERED);
  });
});

describe("an answer at an open gate is shown", () => {
  const open = openPart(state, "group:1");
  const answers = state.requests["r1"]?.answers ?? {};
  const isShown = (of: string, to: string, hears: boolean, change: object = {}): boolean => {
    const one = answers[of];
    if (one === undefined || open === null) throw new Error("Nobody answered.");
    return isAnswerShown({ ...one, ...change }, { part: open, reader: reader(to), hears });
  };
  test.each([
    ["to its giver", isShown("ben", "ben", false), true],
    ["to whoever gave it for them", isShown("ben", "cyd", false, { by: "cyd" }), true],
    ["to nobody else", isShown("ben", "cyd", false), false],
    ["not to whoever hears cries", isShown("ben", "hal", true), false],
    ["but for a wish for time", isShown("eve", "hal", true), true],
    [
      "which does not stand any more",
      isShown("eve", "hal", true, { standing: "superseded" }),
      false,
    ],
    ["and which they do not hear", isShown("eve", "cyd", false), false],
    [
      "where it was given before the asking",
      isShown("ben", "cyd", false, { event: open?.askedFrom }),
      true,
    ],
  ] as const)("%s", (_, shown, wanted) => {
    expect(shown).toBe(wanted);
  });
});

describe("the run as a reader may know it while a gate is open", () => {
  const of = (id: string, manages = false) => stateFor(state, reader(id, manages));
  const request = (id: string) => of(id).requests["r1"];

  test("holds their own answer, and a wish for time where they hear of it", () => {
    const answered = (id: string) => Object.keys(request(id)?.answers ?? {});
    expect(["ada", "ben", "cyd", "hal", "wil"].map((id) => answered(id).join())).toEqual([
      ...["ada", "ben", "", "eve", "eve"],
    ]);
    expect(of("ben").requests["r1"]?.answers["ben"]?.event).toBe(UNNUMBERED);
  });

  test("holds what came with an answer for its giver alone, and what was shared for everybody", () => {
    expect(["ben", "cyd", "hal"].map((id) => Object.keys(of(id).contributions).join())).toEqual([
      ...["change", "", ""],
    ]);
    const { run } = runOf("group").given(...askedGroup, shared("idea", "eve"));
    expect(stateFor(run.state, reader("cyd")).contributions["idea"]).toMatchObject({
      ...{ event: UNNUMBERED, reply: null },
    });
  });

  test("holds objections and cries for those who hear of them", () => {
    const objections = (id: string) =>
      Object.keys(of(id).parts["group:1"]?.objections ?? {}).join();
    expect(["ada", "ben", "hal", "wil"].map(objections)).toEqual(["o-ada", "", "o-ada", "o-ada"]);
    const cries = (id: string) =>
      Object.values(of(id).cries)
        .map(({ kind }) => kind)
        .join();
    expect(["ada", "cyd", "hal"].map(cries)).toEqual([
      ...["need,objection", "need", "need,objection,more-time"],
    ]);
  });

  test("says that the clock stands still, and who was told, only to those who hear of it or help", () => {
    expect(request("hal")?.clockStoppedAt).toBe(MONDAY);
    expect(request("wil")?.stops).toBe(1);
    expect(request("ben")).toMatchObject({ clockStoppedAt: null, pausedMs: 0, stops: 0 });
    expect(Object.keys(request("ben")?.notices ?? {})).toEqual(
      ["ada", "ben", "eve", "cyd", "dee"].map((id) => `${id}/request/1`),
    );
    expect(of("ben").owed).toEqual({});
    expect(of("ben").version).toBe(numberedUpTo(state));
  });

  test("waits for whoever has not answered, as those know it who help", () => {
    const waits = (id: string, now = MONDAY) =>
      planFor(state, reader(id), now)
        .waits.filter((wait) => wait.for === "answers")
        .map(({ members }) => members.join());
    expect(waits("hal")).toEqual(["eve,cyd,dee"]);
    expect(waits("cyd")).toEqual(["cyd"]);
    expect(waits("manager")).toEqual([""]);
    const plan = planFor(state, reader("hal"), "2026-01-12T09:00:00.000Z");
    expect(plan).toMatchObject({ orders: [], notices: [], wakeAt: null });
    expect(plan.parts.flatMap(({ orders, notices }) => [...orders, ...notices])).toEqual([]);
    expect(plan.parts.length).toBeGreaterThan(0);
  });

  test("counts answers, and a wish for time apart only for those who hear of it", () => {
    const one = state.requests["r1"];
    if (one === undefined) throw new Error("Nobody was asked.");
    const count = (id: string) => resultsFor(state, one, { member: id, reader: reader(id) });
    expect(count("ben")).toEqual({
      kind: "hidden",
      own: "yes-with-changes",
      answered: 3,
      asked: 5,
    });
    expect(count("hal")).toEqual({ kind: "hidden", own: null, answered: 2, asked: 5 });
    expect(resultsFor(state, one, { member: null })).toMatchObject({ own: null, answered: 3 });
    const { run } = runOf("group").given(...askedGroup, yes("ada"), at(MONDAY, no("ada")));
    const again = run.state.requests["r1"];
    expect(again && resultsFor(run.state, again, { member: "ada" })).toMatchObject({
      own: "no",
      answered: 1,
    });
  });

  test("says how many answers are withheld: all but one's own", () => {
    expect(["ada", "cyd"].map((id) => withheldFrom(state, reader(id))?.answers)).toEqual([2, 3]);
    expect(
      events.filter((event) => !isWithheld(state, event, reader("cyd"))).length,
    ).toBeGreaterThan(0);
  });
});
