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
    ["to its giver", "ben", "ben", false, {}, true],
    ["to whoever gave it for them", "ben", "cyd", false, { by: "cyd" }, true],
    ["to whose it is, whoever gave it", "ben", "ben", false, { by: "cyd" }, true],
    ["to nobody else", "ben", "cyd", false, {}, false],
    ["not to whoever hears cries", "ben", "hal", true, {}, false],
    ["but for a wish for time", "eve", "hal", true, {}, true],
    ["which does not stand any more", "eve", "hal", true, { standing: "superseded" }, false],
    ["and which they do not hear", "eve", "cyd", false, {}, false],
    ["where it came with the asking", "ben", "cyd", false, { event: open?.askedFrom }, true],
    ["where it was given before", "ben", "cyd", false, { event: 1 }, true],
  ] as const)("%s", (_, of, to, hears, change, wanted) => {
    expect(isShown(of, to, hears, change)).toBe(wanted);
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

describe("what is told of what is numbered", () => {
  const from = numberedUpTo(state);
  const one = { id: "s", part: "group:1", status: "held" } as const;
  const shown = (change: object, id = "cyd") => stateFor({ ...state, ...change }, reader(id));

  test("is unnumbered after the asking, and what people say of it is left out", () => {
    const sessions = Object.fromEntries(
      [null, from, from + 1].map((event, index) => [`s${index}`, { ...one, event }]),
    );
    const told = shown({ sessions }).sessions;
    expect(Object.values(told).map(({ event }) => event)).toEqual([null, from, UNNUMBERED]);
    const claims = Object.fromEntries([from, from + 1].map((version) => [version, { version }]));
    expect(Object.keys(shown({ claims }).claims)).toEqual([String(from)]);
    const polls = { p: { event: from + 1, changes: [{ event: from }, { event: from + 1 }] } };
    expect(shown({ polls }).polls).toEqual({
      p: { event: UNNUMBERED, changes: [{ event: from }, { event: UNNUMBERED }] },
    });
    const reply = { outcome: "done", event: from + 1 };
    const contributions = { c: { part: null, member: "eve", event: from, request: null, reply } };
    expect(shown({ contributions }).contributions["c"]).toMatchObject({
      ...{ event: from, reply: { outcome: "done", event: UNNUMBERED } },
    });
  });

  test("is a key to its owner alone", () => {
    const credentials = {
      k: { member: "ada", publicKey: "p" },
      l: { member: "ben", publicKey: "q" },
    };
    expect(Object.keys(shown({ credentials }, "ada").credentials)).toEqual(["k"]);
  });

  test("is of a request: one's own earlier answers, and the first notices to everybody", () => {
    const request = state.requests["r1"];
    if (request === undefined) throw new Error("Nobody was asked.");
    const past = Object.values(request.answers);
    const notices = {
      "ada/request/1": "sent",
      "ada/request/12": "sent",
      "ada/reminder/1": "sent",
      "ada/request/1x": "sent",
    };
    const requests = { r1: { ...request, past, notices, round: 3, seen: { ada: [1], ben: [1] } } };
    const told = shown({ requests }, "ada").requests["r1"];
    expect(told?.past.map(({ member, event }) => [member, event])).toEqual([["ada", UNNUMBERED]]);
    expect(Object.keys(told?.notices ?? {})).toEqual(["ada/request/1", "ada/request/12"]);
    expect(told).toMatchObject({ roundPeriod: 2, seen: { ada: [1] } });
    expect(told?.seen).toEqual({ ada: [1] });
    expect(shown({ requests }, "hal").requests["r1"]?.seen).toEqual({ ada: [1], ben: [1] });
    // Of a gate that is decided all is told but what has no number yet.
    const closed = { ...request, id: "r0", part: "none:1", past };
    const all = shown({ requests: { r0: closed, r1: request } }).requests["r0"];
    expect(all?.past.map(({ event }) => event)).toEqual(past.map(() => UNNUMBERED));
    expect(Object.keys(all?.answers ?? {})).toEqual(Object.keys(request.answers));
  });

  test("is withheld of two gates if one of them hides it", () => {
    const part = state.parts["group:1"];
    const refused = events.find(({ type }) => type === "signedOff");
    if (part === undefined || refused === undefined) throw new Error("Nobody was asked.");
    const parts = {
      ...state.parts,
      "group:2": { ...part, id: "group:2", askedFrom: state.version },
    };
    const key = {
      ...{ ...refused, type: "credentialRegistered" as const, version: state.version },
      data: { member: "ben", credential: "c", publicKey: "k", relyingParty: "localhost" },
    };
    expect(isWithheld({ ...state, parts }, key, reader("cyd"))).toBe(true);
    expect(isWithheld({ ...state, parts }, key, reader("ben"))).toBe(false);
  });

  test("is who helps where no member does: any manager who has no say", () => {
    const { run } = runOf("group").given(...askedGroup, no("ada"));
    const heard = (of: typeof run.state, id: string, manages: boolean) =>
      Object.values(stateFor(of, reader(id, manages)).cries).some(
        ({ kind }) => kind === "objection",
      );
    const alone = { ...run.state, launcher: "launcher" };
    // Cyd coordinates, and votes: so whoever launched it helps, who is no member.
    expect(heard(alone, "boss", true)).toBe(true);
    expect(heard(alone, "boss", false)).toBe(false);
    expect(heard(alone, "cyd", true)).toBe(false);
    expect(heard(state, "boss", true)).toBe(false);
  });
});
