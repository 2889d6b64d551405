import { describe, expect, test } from "vitest";
import { after, owed, to, type Happened } from "../../test/specification/happened.ts";
import {
  askedGroup,
  group,
  joined,
  launched,
  runOf,
  words,
  wrote,
} from "../../test/specification/scene.ts";

const everybody = ["ada", "ben", "eve", "cyd", "dee"];

const base = runOf("group").given(...askedGroup).run.state;
const left = (member: string): Happened => ({ type: "withdrew", data: { member }, by: member });
const lost = (member: string): Happened => ({
  type: "memberLost",
  data: { member, by: ["ben", "eve"] },
  by: "eve",
});
const overridden: Happened = {
  type: "gateOverridden",
  data: { part: "group:1", version: 1, digest: "d", by: "manager", reason: words },
};
const dropped: Happened = { type: "partDropped", data: { part: "group:1", reason: words } };
const saved: Happened = {
  type: "versionSaved",
  data: { part: "group:1", version: 2, digest: "d", sections: {}, changed: [], note: null },
};
const shared: Happened = {
  type: "contributed",
  by: "ada",
  data: {
    ...{ contribution: "c1", member: "ada", step: "group", part: null, kind: "idea" },
    text: words,
  },
};
const replied = (by: string): Happened => ({
  type: "contributionAnswered",
  by,
  data: { contribution: "c1", by, outcome: "done", reply: words },
});
const needed = (by: string, member = "ada"): Happened => ({
  type: "accessNeedStated",
  by,
  data: { member, need: "n1", what: words },
});
const met = (by: string): Happened => ({
  type: "accessNeedMet",
  by,
  data: { member: "ada", need: "n1", how: null },
});

describe("how a gate ended", () => {
  test("is owed to those who were asked and are here, not to who joined since", () => {
    const joining = runOf("group").given(...askedGroup, joined("fin", "pwle")).run.state;
    expect(owed(after(joining, overridden))).toEqual(to("outcome", "group:1", "due", ...everybody));
    expect(owed(after(base, left("eve"), overridden))).toEqual(
      to("outcome", "group:1", "due", "ada", "ben", "cyd", "dee"),
    );
  });

  test("is past when a new version is written, or the part is asked about no more", () => {
    expect(owed(after(base, overridden, saved))).toEqual(
      to("outcome", "group:1", "overtaken", ...everybody),
    );
  });

  test("by giving it up is owed to those who were asked, but for who did it and who left", () => {
    expect(owed(after(base, left("eve"), { ...dropped, by: "ben" }))).toEqual(
      to("outcome", "group:1", "due", "ada", "cyd", "dee"),
    );
    const wrote1 = runOf("group").given(launched(), ...group, wrote("group:1", 0)).run.state;
    expect(owed(after(wrote1, dropped))).toEqual([]);
  });
});

describe("a contribution's answer", () => {
  test("is owed to whoever brought it in, unless they answered, or are lost", () => {
    const heard = to("contribution-answered", "c1", "due", "ada");
    expect(owed(after(base, shared, replied("cyd")))).toEqual(heard);
    expect(owed(after(base, shared, replied("ada")))).toEqual([]);
    expect(owed(after(base, replied("cyd")))).toEqual([]);
    expect(owed(after(base, shared, left("ada"), replied("cyd")))).toEqual(heard);
    expect(owed(after(base, shared, lost("ada"), replied("cyd")))).not.toContain(heard[0]);
  });

  test("is counted each time, under its own number", () => {
    const state = after(base, shared, replied("cyd"), replied("dee"));
    const ordinals = [base.version + 2, base.version + 3];
    expect(state.owed["c1"]).toMatchObject({
      due: 2,
      rounds: ordinals.map((ordinal) => ({ kind: "contribution-answered", ordinal })),
    });
    expect(Object.keys(state.owed["c1"]?.notices ?? {})).toEqual(
      ordinals.map((ordinal) => `ada/contribution-answered/${ordinal}`),
    );
  });
});

describe("an access need", () => {
  test("is told to who looks after the run and to the person, once, but not to who said it", () => {
    const stated = (...members: readonly string[]) => to("need-stated", "n1", "due", ...members);
    expect(owed(after(base, needed("ada")))).toEqual(stated("cyd"));
    expect(owed(after(base, needed("cyd")))).toEqual(stated("ada"));
    expect(owed(after(base, needed("manager")))).toEqual(stated("cyd", "ada"));
    const same = after(base, needed("manager", "cyd"));
    expect(owed(same)).toEqual(stated("cyd"));
    expect(same.owed["n1"]?.due).toBe(1);
  });

  test("that is met is told to the person, unless they say so themselves", () => {
    expect(owed(after(base, needed("ada"), met("cyd")))).toEqual([
      ...to("need-stated", "n1", "overtaken", "cyd"),
      ...to("need-met", "n1", "due", "ada"),
    ]);
    expect(owed(after(base, needed("ada"), met("ada")))).toEqual(
      to("need-stated", "n1", "overtaken", "cyd"),
    );
  });

  test("that is not met after all is told again to who looks after the run", () => {
    const said = after(base, needed("ada"), met("cyd"));
    const says = (agrees: boolean, claim = said.version): Happened => ({
      type: "corroborated",
      by: "ada",
      data: { member: "ada", claim, agrees },
    });
    expect(owed(after(said, says(false)))).toEqual([
      ...owed(said),
      ...to("need-stated", "n1", "due", "cyd"),
    ]);
    expect(owed(after(said, says(true)))).toEqual(owed(said));
    expect(owed(after(said, says(false, 1)))).toEqual(owed(said));
    const supported = after(base, { type: "supportOffered", data: { member: "ada", what: words } });
    expect(owed(after(supported, says(false, supported.version)))).toEqual([]);
  });
});

describe("an objection", () => {
  test("is told to who may help and who can revise, and not to who makes it", () => {
    const more = [joined("kim", "staff", ["coordinator"]), joined("wim", "partner", ["author"])];
    const { state } = runOf("group").given(...askedGroup, ...more).run;
    const objects = (member: string): Happened => ({
      type: "objected",
      by: member,
      data: {
        ...{ part: "group:1", objection: "o1", member, version: 1 },
        ...{ request: null, reason: words },
      },
    });
    const heard = (...members: readonly string[]) => to("objection", "o1", "due", ...members);
    expect(owed(after(state, objects("ada")))).toEqual(heard("kim", "manager", "wim"));
    expect(owed(after(state, objects("kim")))).toEqual(heard("manager", "wim"));
  });
});

describe("somebody who is lost", () => {
  const asksWho = after(base, lost("ada"));
  const goesOn = (by: string): Happened => ({
    type: "groupGoesOn",
    by,
    data: { member: "ada", by, how: words },
  });
  const delegated: Happened = {
    type: "delegated",
    by: "ada",
    data: { from: "ada", to: "ben", until: "2026-03-01" },
  };

  test("is told of to who can say how the group goes on, but not to who said it", () => {
    expect(owed(asksWho)).toEqual(to("loss", "ada", "due", "ben"));
    expect(owed(after(base, { ...lost("ada"), by: "cyd" }))).toEqual(
      to("loss", "ada", "due", "ben", "eve"),
    );
    expect(owed(after(base, lost("zoe")))).toEqual([]);
  });

  test("is told nothing that was on its way, and others are", () => {
    const before = after(base, overridden);
    const told = owed(after(before, lost("ada"))).slice(0, everybody.length);
    expect(told).toEqual([
      ...to("outcome", "group:1", "overtaken", "ada"),
      ...to("outcome", "group:1", "due", ...everybody.slice(1)),
    ]);
  });

  test("is told of no more when one has said so, or the group has, or they are here", () => {
    const by = after(base, { ...lost("ada"), by: "cyd" });
    const [ben, eve] = ["ben", "eve"].map(
      (member) => (result: string) => to("loss", "ada", result, member),
    );
    if (ben === undefined || eve === undefined) throw new Error("nobody");
    expect(owed(after(by, goesOn("ben")))).toEqual([...ben("overtaken"), ...eve("due")]);
    // With two who have said so it is settled, and whoever else was asked needs to say nothing.
    const three = runOf("group").given(...askedGroup, joined("fin", "pwle")).run.state;
    const settled = after(three, { ...lost("ada"), by: "cyd" }, goesOn("ben"), goesOn("eve"));
    expect(owed(settled)).toEqual(to("loss", "ada", "overtaken", "ben", "eve", "fin"));
    expect(owed(after(three, goesOn("ben")))).toEqual([]);
  });

  test("and is here after all is told of no more, and who stands in for them still is", () => {
    const denied: Happened = { type: "lossDenied", by: "ada", data: { member: "ada" } };
    const state = after(base, delegated, { ...lost("ada"), by: "ben" });
    const standIn = to("stand-in", "ada", "due", "ben");
    expect(owed(state)).toEqual([...standIn, ...to("loss", "ada", "due", "eve")]);
    expect(owed(after(state, denied))).toEqual([
      ...standIn,
      ...to("loss", "ada", "overtaken", "eve"),
    ]);
    const ended: Happened = { type: "delegationEnded", data: { from: "ada", to: "ben" } };
    expect(owed(after(state, ended))).toEqual([
      ...to("stand-in", "ada", "overtaken", "ben"),
      ...to("loss", "ada", "due", "eve"),
    ]);
    expect(owed(after(state, goesOn("ben")))).toEqual([
      ...standIn,
      ...to("loss", "ada", "due", "eve"),
    ]);
  });
});
