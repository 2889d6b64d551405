import { describe, expect, test } from "vitest";
import type { RunState } from "../state.ts";
import { after, changed, type Happened } from "../../test/specification/happened.ts";
import { askedGroup, MONDAY, runOf, words } from "../../test/specification/scene.ts";

const { state: base } = runOf("group").given(...askedGroup).run;
const claims = (state: RunState) => Object.values(state.claims);
const claim = (
  kind: string,
  by: string,
  members: readonly string[],
  about: string | null = null,
) => ({
  ...{ kind, by, members, about, at: MONDAY, answers: {} },
});

const shared = (by: string, request?: string): Happened => ({
  type: "contributed",
  by,
  data: {
    ...{ contribution: "c1", member: "ada", step: "group", part: null, kind: "idea" },
    ...{ text: words, ...(request === undefined ? {} : { request }) },
  },
});
const replied: Happened = {
  type: "contributionAnswered",
  by: "cyd",
  data: { contribution: "c1", by: "cyd", outcome: "done", reply: words },
};
const built = (by: string): Happened => ({
  type: "capacityBuilt",
  by,
  data: { member: "ada", kind: "training", what: words, on: "2026-01-05" },
});
const supported: Happened = {
  type: "supportOffered",
  by: "cyd",
  data: { member: "ada", what: words },
};
const paid: Happened = {
  type: "paymentMade",
  by: "cyd",
  data: { member: "ada", payment: "p1" },
};
const needed: Happened = {
  type: "accessNeedStated",
  by: "ada",
  data: { member: "ada", need: "n1", what: words },
};
const met = (by: string): Happened => ({
  type: "accessNeedMet",
  by,
  data: { member: "ada", need: "n1", how: null },
});
const guarded: Happened = {
  type: "guardianNamed",
  by: "cyd",
  data: { guardian: "ben", of: "ada" },
};
const delivered: Happened = {
  type: "deliveryCompleted",
  by: "cyd",
  data: {
    ...{ part: "group:1", on: "2026-01-05", reached: 3 },
    ...{ deliveredBy: ["ada", "cyd", "dee"], report: words },
  },
};
const of = { session: "s1", part: "group:1", block: "session" } as const;
const planned: Happened = {
  type: "sessionPlanned",
  by: "cyd",
  data: { ...of, on: "2026-01-05", until: null, place: words, mode: "online", offers: null },
};
const held: Happened = {
  type: "sessionHeld",
  by: "cyd",
  data: {
    ...{ ...of, on: "2026-01-05", came: ["ada", "cyd"], ledBy: ["ben"] },
    ...{ others: 0, account: words },
  },
};

describe("what somebody says about others is a claim, which those others can answer", () => {
  test.each<readonly [string, readonly Happened[], readonly object[]]>([
    [
      "what was written down for somebody",
      [shared("cyd")],
      [claim("contributed", "cyd", ["ada"], "c1")],
    ],
    ["and not what they brought in themselves", [shared("ada")], []],
    ["nor what came with an answer", [shared("cyd", "r1")], []],
    [
      "that changes were made",
      [shared("ada", "r1"), replied],
      [claim("contributionAnswered", "cyd", ["ada"], "c1")],
    ],
    ["and not that an idea was heard", [shared("ada"), replied], []],
    ["nor what nobody brought in", [replied], []],
    ["what they learned", [built("cyd")], [claim("capacityBuilt", "cyd", ["ada"])]],
    ["and not by their own word", [built("ada")], []],
    ["that they were supported", [supported], [claim("supportOffered", "cyd", ["ada"])]],
    ["that they were paid", [paid], [claim("paymentMade", "cyd", ["ada"])]],
    [
      "that what they need is there",
      [needed, met("cyd")],
      [claim("accessNeedMet", "cyd", ["ada"], "n1")],
    ],
    ["who their guardian is", [guarded], [claim("guardianNamed", "cyd", ["ben", "ada"])]],
    [
      "who delivered it, but for who says so",
      [delivered],
      [claim("deliveryCompleted", "cyd", ["ada", "dee"])],
    ],
    ["who was there", [planned, held], [claim("sessionHeld", "cyd", ["ada", "ben"])]],
    ["and nothing else", [planned, needed], []],
  ])("%s", (_, events, expected) => {
    const state = after(base, ...events);
    expect(claims(state)).toEqual(
      expected.map((one) => ({ ...one, version: base.version + events.length })),
    );
    if (expected.length === 0) expect(state.claims).toBe(base.claims);
  });
});

describe("a claim about more people than its event had room for", () => {
  const more = (
    session?: string,
    members: readonly string[] = ["dee", "ada", "cyd"],
  ): Happened => ({
    type: "listContinued",
    by: "cyd",
    data: {
      ...{ of: "sessionHeld", list: "came", part: "group:1", request: null, members },
      ...(session === undefined ? {} : { session }),
    },
  });
  const before = after(base, planned, held);

  test("is about those too, each once, and not about who says it", () => {
    expect(claims(after(before, more("s1")))).toEqual([
      { ...claim("sessionHeld", "cyd", ["ada", "ben", "dee"]), version: before.version },
    ]);
  });

  test("is about nobody else where it is of no session, or of another, or of one not held", () => {
    expect(after(before, more()).claims).toBe(before.claims);
    expect(after(before, more("s2")).claims).toBe(before.claims);
    const open = after(base, planned);
    expect(after(open, more("s1")).claims).toBe(open.claims);
  });
});

describe("what somebody says to a claim", () => {
  const says = (state: RunState, agrees: boolean, about = state.version): Happened => ({
    type: "corroborated",
    by: "ada",
    data: { member: "ada", claim: about, agrees },
  });

  test("is kept with it, by person", () => {
    const before = after(base, supported);
    const agreed = after(before, says(before, true));
    expect(claims(agreed)).toMatchObject([{ answers: { ada: true } }]);
    expect(claims(after(agreed, says(before, false)))).toMatchObject([{ answers: { ada: false } }]);
    expect(Object.keys(changed(before, agreed))).toEqual(["claims"]);
    expect(changed(before, after(before, says(before, true, 1)))).toEqual({});
  });

  test("settles whether a need of theirs is met, and no other claim does", () => {
    const before = after(base, needed, met("cyd"));
    const needs = (state: RunState) => state.members["ada"]?.needs;
    expect(needs(before)).toEqual({ n1: "said" });
    expect(needs(after(before, says(before, true)))).toEqual({ n1: "met" });
    expect(needs(after(before, says(before, false)))).toEqual({ n1: "unmet" });
    const idea = after(base, needed, shared("cyd"));
    expect(needs(after(idea, says(idea, true)))).toEqual({ n1: "unmet" });
    const unknown = after(base, met("cyd"));
    const gone = {
      ...unknown,
      members: { ...unknown.members, ...(base.members["ada"] && { ada: base.members["ada"] }) },
    };
    expect(needs(after(gone, says(gone, true)))).toEqual({});
  });
});

describe("erasing", () => {
  const erased = (member: string, what: "all" | readonly string[] = "all"): Happened => ({
    type: "erased",
    data: { member, what, by: member },
  });

  test("all of somebody's leaves their place, and some of it their being reached", () => {
    expect(changed(base, after(base, erased("ada")))).toEqual({
      members: { ...base.members, ada: { ...base.members["ada"], erased: true } },
    });
    expect(changed(base, after(base, erased("ada", ["c1"])))).toEqual({});
  });

  test("a voice marks that voice", () => {
    const before = after(base, {
      type: "voiceHeard",
      data: {
        ...{ part: "group:1", session: "s1", voice: "v1", kind: "idea", text: words },
        ...{ mayContact: false, contact: null },
      },
    });
    for (const what of ["all", ["c1"]] as const)
      expect(changed(before, after(before, erased("v1", what)))).toEqual({
        voices: { v1: { ...before.voices["v1"], erased: true } },
      });
  });
});
