import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import { plan } from "../plan.ts";
import { noticeName } from "../rules/notices.ts";
import type { NoticeKey } from "../state.ts";
import { give } from "../../test/specification/run.ts";
import type { Given, Run } from "../../test/specification/run.ts";
import { shapes } from "../../test/specification/template.ts";
import {
  askedGroup,
  asked,
  group,
  joined,
  launched,
  MONDAY,
  no,
  passed,
  runOf,
  specify,
  told,
  who,
  words,
  wrote,
  yes,
  declared,
} from "../../test/specification/scene.ts";

const { given } = runOf("group");
const stillOwed = (run: Run, { about, member, kind, ordinal }: NoticeKey) =>
  run.state.owed[about]?.notices[noticeName(member, kind, ordinal)]?.result === "due";
const owed = (run: Run, now = MONDAY) =>
  plan(run.state, now)
    .notices.filter((key) => stillOwed(run, key))
    .map(({ member, kind, about }) => `${kind} ${about} ${member}`);
const ordersOf = (run: Run) => {
  const planned = plan(run.state, MONDAY);
  return [...planned.parts.flatMap((part) => part.orders), ...planned.orders];
};
const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const all = everybody.map((member) => yes(member));

describe("how a gate ended", () => {
  test("is told to everybody who was asked, and to who helps and revises", () => {
    const { run } = given(...askedGroup, ...all, passed("group:1"));
    expect(owed(run)).toEqual([...everybody, "manager"].map((id) => `outcome group:1 ${id}`));
  });

  test("by power is told as well, but not to who did it; so are those who would have been asked", () => {
    const override: Given = { type: "overrideGate", data: { part: "group:1", reason: words } };
    expect(owed(given(...askedGroup, override).run)).toEqual(
      everybody.map((id) => `outcome group:1 ${id}`),
    );
    const unasked = given(launched(), ...group, wrote("group:1", 0), override);
    expect(owed(unasked.run)).toEqual(everybody.map((id) => `outcome group:1 ${id}`));
  });

  test("is told also when the run is over, paused, or at its next step", () => {
    const ended = given(...askedGroup, ...all, passed("group:1"));
    const { run } = given(...askedGroup, ...all, passed("group:1"), {
      type: "pause",
      data: { reason: words },
    });
    expect(owed(run)).toEqual(owed(ended.run));
    let over = ended.run;
    for (let due = ordersOf(over); due.length > 0; due = ordersOf(over))
      over = due.reduce((next, order) => give(next, { ...order, actor: ENGINE, at: MONDAY }), over);
    expect(over.state.status).toBe("finished");
    expect(owed(over)).toEqual(owed(ended.run));
  });

  test("is told once, and one who left is not written to", () => {
    const closed = [...askedGroup, ...all, passed("group:1")];
    const sent = plan(given(...closed).run.state, MONDAY).notices.map((key): Given => ({
      type: "recordNotice",
      actor: ENGINE,
      data: { ...key, result: { sent: "email" } },
    }));
    const here = given(...closed, ...sent);
    expect(owed(here.run)).toEqual([]);
    for (const again of sent) expect(here.when(again).code).toBe("not-due");
    const left = given(
      ...askedGroup,
      ...all,
      { type: "withdraw", actor: who("dee"), data: { member: "dee" } },
      passed("group:1"),
    );
    expect(owed(left.run)).not.toContain("outcome group:1 dee");
  });

  test("that a majority said no reaches who can write it anew", () => {
    const panel = specify(shapes("panel"));
    const y = (member: string) => yes(member);
    const n = (member: string) => no(member);
    const { run } = panel.given(
      launched(),
      ...group.filter((order) => !("member" in order.data && order.data.member === "eve")),
      joined("wim", "partner", ["author"]),
      declared("ada"),
      declared("ben"),
      wrote("panel:1", 0),
      asked("panel:1"),
      ...told(["ada", "ben", "cyd", "dee"]),
      ...[y("ada"), n("ben"), n("cyd"), n("dee")],
      passed("panel:1"),
    );
    expect(owed(run)).toEqual(
      ["ada", "ben", "cyd", "dee", "manager", "wim"].map((id) => `outcome panel:1 ${id}`),
    );
  });
});

describe("a no under consent", () => {
  test("reaches who may help without a say in it and who can revise, and none of those who answer", () => {
    const { run } = given(
      ...askedGroup,
      joined("kim", "staff", ["coordinator"]),
      joined("wim", "partner", ["author"]),
      no("eve"),
    );
    expect(owed(run)).toEqual([
      "objection o-eve kim",
      "objection o-eve manager",
      "objection o-eve wim",
    ]);
  });

  test("reaches the manager when every coordinator has a say in it", () => {
    expect(owed(given(...askedGroup, no("eve")).run)).toEqual(["objection o-eve manager"]);
  });

  test("that was taken back is not told any more", () => {
    const lifted: Given = {
      type: "liftObjection",
      actor: who("eve"),
      data: { part: "group:1", objection: "o-eve" },
    };
    expect(owed(given(...askedGroup, no("eve"), lifted).run)).toEqual([]);
  });

  test("and was taken back goes on record: that nobody needed to hear it, or that a message had left", () => {
    const lifted: Given = {
      type: "liftObjection",
      actor: who("eve"),
      data: { part: "group:1", objection: "o-eve" },
    };
    const [key] = plan(given(...askedGroup, no("eve")).run.state, MONDAY).notices;
    if (key === undefined) throw new Error("nobody is told");
    type Result = Extract<Given, { readonly type: "recordNotice" }>["data"]["result"];
    const went = (result: Result): Given => ({
      type: "recordNotice",
      actor: ENGINE,
      data: { ...key, result },
    });
    const [sent, notNeeded] = [went({ sent: "email" }), went({ failed: "overtaken" })];
    // Only what was overtaken can be said to be.
    expect(given(...askedGroup, no("eve")).when(notNeeded).code).toBe("not-due");
    const here = given(...askedGroup, no("eve"), lifted);
    expect(plan(here.run.state, MONDAY).notices).toEqual([key]);
    expect(here.when(went({ failed: "refused" })).code).toBe("not-due");
    for (const [first, then] of [
      [sent, [sent, notNeeded]],
      [notNeeded, [notNeeded, went({ failed: "unreachable" })]],
    ] as const) {
      const done = given(...askedGroup, no("eve"), lifted, first);
      expect(plan(done.run.state, MONDAY).notices).toEqual([]);
      for (const again of then) expect(done.when(again).code).toBe("not-due");
    }
    // Another process was sending it when this one found it overtaken.
    const both = given(...askedGroup, no("eve"), lifted, notNeeded, sent);
    expect(both.when(sent).code).toBe("not-due");
  });
});

describe("the person concerned hears", () => {
  const need = (actor: string): Given => ({
    type: "stateAccessNeed",
    actor: who(actor),
    data: { id: "n1", member: "ada", what: words },
  });

  test("that what they shared has an answer, each time", () => {
    const idea: Given = {
      type: "contribute",
      actor: who("eve"),
      data: { id: "c1", member: "eve", part: "group:1", kind: "idea", text: words },
    };
    const reply: Given = {
      type: "answerContribution",
      data: { contribution: "c1", outcome: "done", reply: words },
    };
    expect(owed(given(...askedGroup, idea, reply).run)).toEqual(["contribution-answered c1 eve"]);
  });

  test("that a need was written down for them, as do those who can meet it", () => {
    expect(owed(given(launched(), ...group, need("ada")).run)).toEqual(["need-stated n1 cyd"]);
    expect(owed(given(launched(), ...group, need("cyd")).run)).toEqual(["need-stated n1 ada"]);
  });

  test("that a need is said to be met", () => {
    const met: Given = {
      type: "meetAccessNeed",
      data: { member: "ada", need: "n1", how: null },
    };
    expect(owed(given(launched(), ...group, need("ada"), met).run)).toEqual(["need-met n1 ada"]);
  });

  test("that they are asked to stand in, unless that has ended", () => {
    const ask: Given = {
      type: "delegate",
      actor: who("ada"),
      data: { from: "ada", to: "ben", until: "2026-03-01" },
    };
    const end: Given = { type: "endDelegation", actor: who("ada"), data: { from: "ada" } };
    expect(owed(given(launched(), ...group, ask).run)).toEqual(["stand-in ada ben"]);
    expect(owed(given(launched(), ...group, ask, end).run)).toEqual([]);
  });
});
