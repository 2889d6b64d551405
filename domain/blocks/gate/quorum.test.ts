import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import {
  about,
  askedGroup,
  asked,
  group,
  joined,
  launched,
  no,
  runOf,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";
import { gateOf } from "../../rules/lookup.ts";
import type { Gate } from "../../template.ts";
import { outcomeOf, tally } from "./quorum.ts";

const { given } = runOf("group");

/** The group's first request as it counts after these orders, under the gate's own rule or another. */
const count = (orders: readonly Given[], changes: Partial<Gate> = {}) => {
  const { state } = given(...orders).run;
  const part = state.parts["group:1"];
  const request = state.requests["r1"];
  const own = part && gateOf(state, part);
  if (!part || !request || !own) throw new Error("nobody was asked");
  const gate = { ...own, ...changes };
  const counted = tally(state, part, gate, request);
  const ids = (members: readonly { readonly id: string }[]) => members.map(({ id }) => id);
  return {
    outcome: (tie?: string) =>
      outcomeOf(
        tie === undefined ? state : { ...state, parameters: { ...state.parameters, tie } },
        { ...gate, tie: "tie" },
        counted,
      ),
    figures: {
      eligible: ids(counted.eligible),
      said: ids(counted.said),
      no: ids(counted.no),
      unanswered: ids(counted.unanswered),
      people: [...counted.people],
      pwle: counted.pwle,
      needed: counted.needed,
      met: counted.met,
      reachable: counted.reachable,
    },
  };
};
const figures = (orders: readonly Given[], changes: Partial<Gate> = {}) =>
  count(orders, changes).figures;
const majority = { rule: "majority" } as const;

/** Eve's yes, as Cyd wrote it down. */
const helped: Given = {
  type: "signOff",
  actor: who("cyd"),
  data: {
    ...about("eve"),
    answer: "yes",
    comment: null,
    assistance: { helper: "cyd", channel: "phone", readBack: true },
  },
};

describe("what counts", () => {
  test("a no is nobody's yes, and makes nobody one of those who agreed", () => {
    const said = [yes("ada"), no("ben"), yes("cyd")];
    expect(figures([...askedGroup, ...said])).toMatchObject({
      said: ["ada", "cyd"],
      no: ["ben"],
      unanswered: ["eve", "dee"],
      people: ["ada"],
      met: false,
    });
  });

  test("under a majority a no is a vote of somebody's own", () => {
    const said = [yes("ada"), no("ben"), yes("cyd")];
    expect(figures([...askedGroup, ...said], majority).people).toEqual(["ada", "ben"]);
  });

  test("under a majority everybody who is asked votes", () => {
    const four = [yes("ada"), no("ben"), yes("cyd"), yes("eve")];
    expect(figures([...askedGroup, ...four], majority).met).toBe(false);
    expect(figures([...askedGroup, ...four, no("dee")], majority).met).toBe(true);
  });

  test("more than two of those with lived experience are needed where the share is more", () => {
    const more = [joined("fay", "pwle"), joined("gus", "pwle")];
    const five = [launched(), ...group, ...more, wrote("group:1", 0), asked("group:1")];
    const two = [...five, yes("ada"), yes("ben"), yes("cyd")];
    expect(figures(two)).toMatchObject({ pwle: 5, needed: 3, met: false });
    expect(figures([...two, yes("fay")]).met).toBe(true);
  });

  test("enough yes from those with lived experience is too little while too few of staff are left", () => {
    const left = ["cyd", "dee"].map((member): Given => ({
      type: "withdraw",
      actor: who(member),
      data: { member },
    }));
    expect(figures([...askedGroup, yes("ada"), yes("ben"), ...left])).toMatchObject({
      reachable: false,
      met: false,
    });
  });

  test("two people are needed where two were asked, whatever the circle and the share", () => {
    const back = (member: string): Given => ({
      type: "standAside",
      actor: who(member),
      data: about(member),
    });
    const one = [...askedGroup, back("ben"), back("eve"), yes("ada"), yes("cyd")];
    expect(figures(one, { circle: "everybody", share: 0.1 })).toMatchObject({
      pwle: 1,
      reachable: false,
      met: false,
    });
  });
});

describe("somebody who was asked and is lost", () => {
  const gone = ["cyd", "ada"].map((by): Given => ({
    type: "reportLoss",
    actor: who(by),
    data: { member: "eve" },
  }));
  const goOn = ["ada", "ben"].map((by): Given => ({
    type: "goOn",
    actor: who(by),
    data: { member: "eve", how: words },
  }));
  const stepsBack: Given = { type: "standAside", actor: who("eve"), data: about("eve") };
  const stepsOut: Given = {
    type: "recuse",
    actor: who("eve"),
    data: { part: "group:1", member: "eve", reason: null },
  };
  const rest = ["ada", "ben", "cyd", "dee"];

  test("counts among those of whom a share is needed until the group says how it goes on", () => {
    expect(figures([...askedGroup, ...gone])).toMatchObject({ eligible: rest, pwle: 3 });
    expect(figures([...askedGroup, ...gone, ...goOn])).toMatchObject({ eligible: rest, pwle: 2 });
  });

  test("does not count when they stepped back, or out, by themselves", () => {
    for (const left of [stepsBack, stepsOut])
      expect(figures([...askedGroup, left, ...gone])).toMatchObject({ eligible: rest, pwle: 2 });
  });

  test("does not count with what they said before they stepped out", () => {
    expect(figures([...askedGroup, yes("eve"), stepsOut, ...gone])).toMatchObject({
      eligible: rest,
      said: [],
      people: [],
      pwle: 2,
    });
  });

  test("what they agreed to counts", () => {
    const withChanges: Given = {
      type: "signOff",
      actor: who("eve"),
      data: { ...about("eve"), answer: "yes-with-changes", comment: words },
    };
    for (const answer of [yes("eve"), withChanges])
      expect(figures([...askedGroup, answer, ...gone])).toMatchObject({
        eligible: [...rest, "eve"],
        said: ["eve"],
        no: [],
        people: ["eve"],
        pwle: 3,
      });
  });

  test("their no counts as one, and as a vote of their own only where people vote", () => {
    const expected = { eligible: [...rest, "eve"], said: [], no: ["eve"], pwle: 3 };
    expect(figures([...askedGroup, no("eve"), ...gone])).toMatchObject({ ...expected, people: [] });
    expect(figures([...askedGroup, no("eve"), ...gone], majority)).toMatchObject({
      ...expected,
      people: ["eve"],
    });
  });

  test("a helper's word for them is no act of theirs", () => {
    expect(figures([...askedGroup, helped, ...gone])).toMatchObject({
      said: ["eve"],
      people: [],
    });
  });

  test("who is of staff is not one of those with lived experience by being lost", () => {
    const dee = ["ada", "cyd"].map((by): Given => ({
      type: "reportLoss",
      actor: who(by),
      data: { member: "dee" },
    }));
    expect(figures([...askedGroup, yes("dee"), ...dee])).toMatchObject({
      said: ["dee"],
      people: [],
      pwle: 3,
    });
  });
});

describe("how a gate falls", () => {
  const vote = (...answers: readonly Given[]) => count([...askedGroup, ...answers], majority);

  test("by consent it passes, however few said yes", () => {
    expect(count([...askedGroup, no("ada"), no("ben"), yes("cyd")]).outcome()).toEqual({
      outcome: "pass",
      tie: null,
    });
  });

  test("a majority passes with one yes of somebody with lived experience, and not with none", () => {
    const others = [yes("cyd"), yes("dee")];
    expect(vote(yes("ada"), no("ben"), ...others).outcome()).toEqual({
      outcome: "pass",
      tie: null,
    });
    expect(vote(no("ada"), ...others).outcome()).toEqual({ outcome: "refuse", tie: null });
  });

  test("a tie is refused, unless lived experience decides it, all of it, and there is some", () => {
    const tie = vote(yes("ada"), yes("ben"), yes("eve"), no("cyd"), no("dee"));
    expect(tie.outcome("refuse")).toEqual({ outcome: "pass", tie: null });
    const even = vote(yes("ada"), no("cyd"));
    expect(even.outcome("refuse")).toEqual({ outcome: "refuse", tie: "refuse" });
    expect(even.outcome("lived-experience-decides")).toMatchObject({ outcome: "refuse" });
    const left = ["ada", "ben", "eve"].map((member): Given => ({
      type: "withdraw",
      actor: who(member),
      data: { member },
    }));
    expect(vote(...left, yes("cyd"), no("dee")).outcome("lived-experience-decides")).toEqual({
      outcome: "refuse",
      tie: "lived-experience-decides",
    });
  });
});
