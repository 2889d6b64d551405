import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  askedGroup,
  joined,
  manager,
  runOf,
  who,
  words,
  yes,
} from "../../test/specification/scene.ts";
import { askedHow, isSettled, lostIn, voicesNeeded, yetToSay } from "./loss.ts";

const { given } = runOf("group");
const gone = (by: string, member = "eve"): Given => ({
  ...{ type: "reportLoss", data: { member } },
  actor: by === "manager" ? manager : by === "engine" ? ENGINE : who(by),
});
const goesOn = (by: string, member = "eve"): Given => ({
  ...{ type: "goOn", data: { member, how: words } },
  actor: who(by),
});
const left = (member: string): Given => ({
  ...{ type: "withdraw", data: { member } },
  actor: who(member),
});
const delegated = (from: string, to: string): Given => ({
  ...{ type: "delegate", data: { from, to, until: "2026-02-01" } },
  actor: who(from),
});
const lost = [...askedGroup, gone("cyd"), gone("ada")];

describe("that somebody is gone", () => {
  test.each([
    ["a member says", "cyd", null],
    ["a manager says", "manager", null],
    ["nobody from outside says", "stranger", "not-allowed"],
    ["the engine does not say", "engine", "not-allowed"],
    ["they do not say themselves", "eve", "not-allowed"],
  ] as const)("%s", (_, by, code) => {
    expect(given(...askedGroup).when(gone(by)).code).toBe(code);
  });

  test("is said of no stranger, and by nobody who left", () => {
    expect(given(...askedGroup).when(gone("cyd", "nobody")).code).toBe("unknown-member");
    expect(given(...askedGroup, left("dee")).when(gone("dee")).code).toBe("not-allowed");
  });

  test("takes a word of somebody with lived experience who is in the group", () => {
    const first = given(...askedGroup, gone("manager"));
    expect(first.when(gone("dee")).code).toBe("loss-needs-lived-experience");
    expect(first.when(gone("ada")).events[0]).toEqual({
      ...{ type: "memberLost", data: { member: "eve", by: ["manager", "ada"] } },
    });
    expect(first.run.state.members["eve"]?.loss).toEqual({
      ...{ by: ["manager"], goesOn: [], settled: false },
    });
  });

  test("ends their stand-ins, whichever way, and no others", () => {
    const ended = (...orders: readonly Given[]) =>
      given(...askedGroup, ...orders, gone("cyd"))
        .when(gone("ada"))
        .events.flatMap(({ type, data }) => (type === "delegationEnded" ? [data] : []));
    expect(ended(delegated("eve", "ben"))).toEqual([{ from: "eve", to: "ben" }]);
    expect(ended(delegated("ben", "eve"))).toEqual([{ from: "ben", to: "eve" }]);
    expect(ended(delegated("ben", "ada"))).toEqual([]);
  });
});

describe("how the group goes on", () => {
  test("is said by two with lived experience, or one where there is no other", () => {
    const needed = (...orders: readonly Given[]) => voicesNeeded(given(...orders).run.state);
    expect(needed(...askedGroup)).toBe(2);
    expect(needed(...lost)).toBe(2);
    expect(needed(...lost, left("ben"))).toBe(1);
    expect(needed(...lost, left("ben"), left("ada"))).toBe(1);
  });

  test.each([
    ["nobody, while nobody is gone", [...askedGroup], [], null],
    ["nobody yet, where only one says so", [...askedGroup, gone("cyd")], ["ada", "ben"], null],
    ["those with lived experience", lost, ["ada", "ben"], ["ada", "ben"]],
    ["who has not said it", [...lost, goesOn("ada")], ["ben"], ["ben"]],
    ["not who left", [...lost, left("ada")], ["ben"], ["ben"]],
    ["nobody, once it is said", [...lost, goesOn("ada"), goesOn("ben")], [], null],
  ] as const)("is still to be said by %s", (_, orders, how, yet) => {
    const { state } = given(...orders).run;
    const [eve, request] = [state.members["eve"], state.requests["r1"]];
    if (eve === undefined || request === undefined) throw new Error("Nobody was asked.");
    expect(askedHow(state, eve).filter((id) => id !== "eve")).toEqual(how);
    expect(yetToSay(state, request)).toEqual(yet);
    expect(isSettled(eve)).toBe(orders.length === lost.length + 2 && yet === null);
    expect(lostIn(state, request).map(({ id }) => id)).toEqual(
      eve.status === "lost" ? ["eve"] : [],
    );
  });

  test("is not said of somebody who is here, or who is nobody", () => {
    expect(given(...askedGroup).when(goesOn("ada")).code).toBe("nothing-changed");
    expect(given(...askedGroup, gone("cyd")).when(goesOn("ada")).code).toBe("nothing-changed");
    expect(given(...lost).when(goesOn("ada", "nobody")).code).toBe("unknown-member");
    expect(given(...lost, joined("new", "pwle")).when(goesOn("new")).events[0]).toEqual({
      ...{ type: "groupGoesOn", data: { member: "eve", by: "new", how: words } },
    });
  });

  test("and with whoever is found, the bar is worked out again", () => {
    const back: Given = { type: "denyLoss", actor: who("eve"), data: { member: "eve" } };
    const { events } = given(...lost, yes("ada")).when(back);
    expect(events).toMatchObject([{ type: "lossDenied" }, { data: { because: "found" } }]);
    const { events: on } = given(...lost, goesOn("ada")).when(goesOn("ben"));
    expect(on.map(({ type, data }) => ("because" in data ? data.because : type))).toEqual(
      expect.arrayContaining(["groupGoesOn"]),
    );
  });
});
