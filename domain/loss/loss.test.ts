import { describe, expect, test } from "vitest";
import {
  askedGroup,
  joined,
  MONDAY,
  no,
  runOf,
  waits,
  who,
  words,
  yes,
} from "../../test/specification/scene.ts";
import type { Given } from "../../test/specification/run.ts";
import { plan } from "../plan.ts";

const { given } = runOf("group");
const LATER = "2026-01-20T09:00:00.000Z";
const gone = (by: string, member = "eve"): Given => ({
  type: "reportLoss",
  actor: who(by),
  data: { member },
});
const goesOn = (by: string, member = "eve"): Given => ({
  type: "goOn",
  actor: who(by),
  data: { member, how: words },
});
const here: Given = { type: "denyLoss", actor: who("eve"), data: { member: "eve" } };
const noticeOf = (member: string, ...orders: readonly Given[]): string =>
  Object.entries(given(...orders).run.state.owed["eve"]?.notices ?? {}).find(
    ([, notice]) => notice.member === member && notice.kind === "loss",
  )?.[0] ?? "";
const lost = [...askedGroup, gone("cyd"), gone("ada")];

describe("somebody who is gone", () => {
  test("is so when two people say so, one of them with lived experience", () => {
    const one = given(...askedGroup, gone("cyd"));
    expect(one.run.state.members["eve"]?.status).toBe("active");
    expect(one.when(gone("cyd")).code).toBe("already-told");
    expect(one.when(gone("dee")).code).toBe("loss-needs-lived-experience");
    expect(one.when(gone("eve")).code).toBe("not-allowed");
    expect(one.when(gone("ada")).types).toEqual(["memberLost", "quorumRecomputed"]);
  });

  test("is written to no more", () => {
    const noticesTo = (...orders: readonly Given[]) =>
      plan(given(...orders).run.state, LATER).parts.flatMap(({ notices }) =>
        notices.map(({ member }) => member),
      );
    expect(noticesTo(...askedGroup)).toContain("eve");
    expect(noticesTo(...lost)).not.toContain("eve");
  });

  test("is what those with lived experience hear of, who are to say how the group goes on", () => {
    const asked = (...orders: readonly Given[]) =>
      plan(given(...orders).run.state, LATER).notices.flatMap(({ about, kind, member }) =>
        about === "eve" && kind === "loss" ? [member] : [],
      );
    const reported = [...askedGroup, gone("ada"), gone("cyd")];
    expect(asked(...askedGroup, gone("ada"))).toEqual([]);
    expect(asked(...reported)).toEqual(["ada", "ben"]);
    expect(asked(...lost)).toEqual(["ben"]);
    const result = (member: string, ...orders: readonly Given[]) =>
      given(...orders).run.state.owed["eve"]?.notices[noticeOf(member, ...orders)]?.result;
    expect(result("ada", ...reported, goesOn("ada"))).toBe("overtaken");
    expect(result("ben", ...reported, goesOn("ada"))).toBe("due");
    expect(result("ben", ...reported, goesOn("ada"), goesOn("ben"))).toBe("overtaken");
    expect(result("ben", ...reported, here)).toBe("overtaken");
  });

  test("takes nothing that others are to hear along when their stand-in ends", () => {
    const until = "2026-02-01";
    const delegated: Given = {
      type: "delegate",
      actor: who("eve"),
      data: { from: "eve", to: "ben", until },
    };
    const { owed } = given(...askedGroup, delegated, gone("cyd"), gone("ada")).run.state;
    const results = Object.values(owed["eve"]?.notices ?? {}).map(({ kind, result }) => [
      kind,
      result,
    ]);
    expect(results).toEqual([
      ["stand-in", "overtaken"],
      ["loss", "due"],
    ]);
  });

  test("is not waited for, but the group says by two voices of its own how it goes on", () => {
    const others = ["ada", "ben", "cyd", "dee"].map((id) => yes(id));
    const all = given(...lost, ...others);
    expect(waits(all.run, LATER)).toEqual(["loss"]);
    expect(all.when(goesOn("cyd")).code).toBe("not-allowed");
    const first = given(...lost, ...others, goesOn("ada"));
    expect(waits(first.run, LATER)).toEqual(["loss"]);
    expect(first.when(goesOn("ada")).code).toBe("already-told");
    const { run } = first.when(goesOn("ben"));
    expect(plan(run.state, LATER).parts.flatMap(({ orders }) => orders)).toMatchObject([
      { type: "passGate" },
    ]);
  });

  test("lowers no bar by being said to be gone", () => {
    const needed = (...orders: readonly Given[]) =>
      given(...orders).run.events.findLast(({ type }) => type === "quorumRecomputed")?.data;
    expect(needed(...lost)).toMatchObject({ because: "lost", needed: 2 });
  });

  test("keeps what they said: a no stands, and so does a yes", () => {
    const objected = given(...askedGroup, no("eve"), gone("cyd"), gone("ada"));
    const after = given(
      ...askedGroup,
      no("eve"),
      gone("cyd"),
      gone("ada"),
      ...["ada", "ben", "cyd", "dee"].map((id) => yes(id)),
      goesOn("ada"),
      goesOn("ben"),
    );
    expect(waits(objected.run, LATER)).toContain("objection");
    expect(waits(after.run, LATER)).toEqual(["objection"]);
    const agreed = given(...askedGroup, yes("eve"), gone("cyd"), gone("ada"));
    expect(agreed.run.state.requests["r1"]?.answers["eve"]?.standing).toBe("current");
  });

  test("is here again as soon as they say so themselves", () => {
    const found = given(...lost).when(here);
    expect(found.types).toEqual(["lossDenied", "quorumRecomputed"]);
    expect(found.run.state.members["eve"]).toMatchObject({ status: "active", loss: null });
    expect(given(...lost).when({ ...here, actor: who("ada") }).code).toBe("not-yourself");
    expect(given(...lost).when(yes("eve")).code).toBe("member-lost");
    expect(given(...askedGroup).when(here).code).toBe("nothing-changed");
    expect(waits(given(...lost, here).run, MONDAY)).toContain("answers");
  });

  test("is not made to come back by saying so after they left by themselves", () => {
    const left: Given = { type: "withdraw", actor: who("eve"), data: { member: "eve" } };
    const { run, types } = given(...askedGroup, gone("cyd"), left).when(here);
    expect(types).toEqual(["lossDenied"]);
    expect(run.state.members["eve"]).toMatchObject({ status: "withdrawn", loss: null });
  });

  test("is brought back by nobody else: whoever adds them anew is told that it is theirs to say", () => {
    const { code } = given(...lost).when(joined("eve", "pwle"));
    expect(code).toBe("member-lost");
  });
});
