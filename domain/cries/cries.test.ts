import { describe, expect, test } from "vitest";
import type { Given } from "../../test/specification/run.ts";
import {
  about,
  askedGroup,
  joined,
  manager,
  no,
  runOf,
  who,
  words,
  yes,
} from "../../test/specification/scene.ts";
import { isWithheld } from "../visibility/withheld.ts";
import { stateFor } from "../visibility/state-for.ts";
import { openCries } from "./cries.ts";
import type { CryKind } from "./event.ts";

const { given } = runOf("group");

const need: Given = {
  type: "stateAccessNeed",
  actor: who("ada"),
  data: { id: "n1", member: "ada", what: words },
};
const time: Given = {
  type: "askForTime",
  actor: who("ada"),
  data: { ...about("ada"), reason: words },
};
const takenUp = (by: string, kind: CryKind, id: string, member = "ada"): Given => ({
  type: "takeUpCry",
  actor: by === "manager" ? manager : who(by),
  data: { member, kind, about: id },
});
const helper = joined("fay", "staff", ["coordinator"]);
const kinds = (...orders: readonly Given[]) =>
  openCries(given(...orders).run.state).map(({ kind, takenUp: up }) => [kind, up?.by ?? null]);

describe("a cry for help", () => {
  test("stands until it is done: a need until it is met", () => {
    const met: Given = {
      type: "meetAccessNeed",
      actor: who("cyd"),
      data: { member: "ada", need: "n1", how: null },
    };
    expect(kinds(...askedGroup, need)).toEqual([["need", null]]);
    expect(kinds(...askedGroup, need, takenUp("cyd", "need", "n1"))).toEqual([["need", "cyd"]]);
    expect(kinds(...askedGroup, need, takenUp("cyd", "need", "n1"), met)).toEqual([]);
  });

  test("stands until they answer otherwise, or their objection is lifted", () => {
    expect(kinds(...askedGroup, time)).toEqual([["more-time", null]]);
    expect(kinds(...askedGroup, time, yes("ada"))).toEqual([]);
    expect(kinds(...askedGroup, no("ada"))).toEqual([["objection", null]]);
    expect(kinds(...askedGroup, no("ada"), yes("ada"))).toEqual([]);
  });

  test("that comes again wants an answer again", () => {
    const once = [...askedGroup, helper, time, takenUp("fay", "more-time", "r1")];
    expect(kinds(...once)).toEqual([["more-time", "fay"]]);
    expect(kinds(...once, yes("ada"), time)).toEqual([["more-time", null]]);
  });

  test("is taken up by whoever may help without a vote on it, by nobody else, and not by whoever gave it", () => {
    const asked = given(...askedGroup, helper, time);
    for (const other of ["ben", "cyd", "ada"]) {
      expect([other, asked.when(takenUp(other, "more-time", "r1")).code]).toEqual([
        other,
        "not-allowed",
      ]);
    }
    expect(asked.when(takenUp("fay", "more-time", "r1")).types).toEqual(["cryTakenUp"]);
    const own: Given = { ...need, data: { ...need.data, id: "n2", member: "fay" } };
    const ofFay = given(...askedGroup, helper, { ...own, actor: who("fay") });
    expect(ofFay.when(takenUp("fay", "need", "n2", "fay")).code).toBe("not-allowed");
  });

  test("is taken up once by each, and not when it is done", () => {
    const once = given(...askedGroup, need, takenUp("cyd", "need", "n1"));
    expect(once.when(takenUp("cyd", "need", "n1")).code).toBe("nothing-changed");
    expect(once.when(takenUp("manager", "need", "n1")).types).toEqual(["cryTakenUp"]);
    expect(given(...askedGroup).when(takenUp("cyd", "need", "n1")).code).toBe("nothing-changed");
  });

  test("at an open gate stays hidden from all who may not help, also that somebody took it up", () => {
    const { run } = given(...askedGroup, helper, time, takenUp("fay", "more-time", "r1"));
    const taken = run.events.findLast(({ type }) => type === "cryTakenUp");
    if (taken === undefined) throw new Error("Nobody took it up.");
    const hidden = ["ada", "ben", "cyd", "fay"].filter((id) => {
      const reader = { id, manages: false, oversees: false };
      const isHidden = isWithheld(run.state, taken, reader);
      expect(Object.keys(stateFor(run.state, reader).cries)).toHaveLength(isHidden ? 0 : 1);
      return isHidden;
    });
    expect(hidden).toEqual(["ben", "cyd"]);
  });
});
