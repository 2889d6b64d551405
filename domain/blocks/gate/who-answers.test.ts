import { describe, expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import type { Given } from "../../../test/specification/run.ts";
import { shapes } from "../../../test/specification/template.ts";
import {
  about,
  asked,
  askedGroup,
  declared,
  group,
  joined,
  launched,
  runOf,
  specify,
  told,
  who,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";
import type { Member } from "../../state.ts";
import type { Template } from "../../template.ts";
import { askedStatus } from "./asked-status.ts";
import { isDecider } from "./eligibility.ts";
import { whoHelps, whoRevises } from "./recipients.ts";

const { given } = runOf("group");
const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const leaves = (member: string): Given => ({
  type: "withdraw",
  actor: who(member),
  data: { member },
});
const back = (member: string): Given => ({
  type: "standAside",
  actor: who(member),
  data: about(member),
});
const partOf = (...orders: readonly Given[]) => {
  const { state } = given(...orders).run;
  const part = state.parts["group:1"];
  const request = state.requests["r1"];
  if (!part) throw new Error("no part");
  return { state, part, request };
};

describe("who signs off", () => {
  const decider = (changes: Partial<Member> = {}) => {
    const found = given(launched(), joined("x", "staff")).run.state.members["x"];
    if (!found) throw new Error("nobody joined");
    return isDecider({ ...found, ...changes });
  };
  test("an active decision-maker, who is no partner, does not lead and does not only support", () => {
    expect(decider()).toBe(true);
    expect(decider({ side: "partner" })).toBe(false);
    expect(decider({ roles: ["decision-maker", "lead"] })).toBe(false);
    expect(decider({ roles: ["decision-maker", "supporter"] })).toBe(false);
    expect(decider({ roles: ["contributor"] })).toBe(false);
    expect(decider({ status: "withdrawn" })).toBe(false);
  });

  const all: Template = {
    ...shapes("group"),
    circles: {
      ...shapes("group").circles,
      agree: {
        of: [
          { side: "pwle", atLeast: 2, declares: ["no-funding"] },
          { side: "staff" },
          { side: "partner" },
        ],
      },
    },
    declarations: [
      { key: "no-funding", label: "I ask for no money." },
      { key: "conflict", label: "I gain by this.", conflict: true },
    ],
  };
  const begun = [
    launched(),
    ...group,
    joined("fay", "partner"),
    ...["ada", "ben", "eve"].map((one) => declared(one)),
    wrote("group:1", 0),
  ];
  const askedIn = (...orders: readonly Given[]) =>
    specify(all).given(...begun, ...orders, asked("group:1")).run.state.requests["r1"]?.asked;

  test("a partner is not asked, whatever a circle says, nor who has a conflict", () => {
    expect(askedIn()).toEqual(everybody);
    expect(askedIn(declared("cyd", true, "conflict"))).toEqual(["ada", "ben", "eve", "dee"]);
  });

  test("who takes back what a line asks for, or gains by it, answers no more", () => {
    const here = (order: Given) => specify(all).given(...begun, asked("group:1"), order);
    expect(here(declared("ada", false)).when(yes("ada")).code).toBe("not-eligible");
    expect(here(declared("ben", true, "conflict")).when(yes("ben")).code).toBe("not-eligible");
    expect(here(declared("ada", false)).when(yes("ben")).types).toEqual(["signedOff"]);
  });

  test("who left, is lost, wrote it or stepped out is told why", () => {
    const out: Given = {
      type: "recuse",
      actor: who("ada"),
      data: { part: "group:1", member: "ada", reason: null },
    };
    const gone = ["cyd", "ben"].map((by): Given => ({
      type: "reportLoss",
      actor: who(by),
      data: { member: "ada" },
    }));
    const wrote2 = { ...wrote("group:1", 1, "else"), actor: who("ada") };
    const author: Given = {
      type: "changeRoles",
      data: { member: "ada", roles: ["decision-maker", "author"] },
    };
    const code = (...orders: readonly Given[]) => given(...askedGroup, ...orders).when(yes("ada"));
    expect(code(leaves("ada")).code).toBe("member-withdrew");
    expect(code(...gone).code).toBe("member-lost");
    expect(code(author, wrote2).code).toBe("author-cannot-answer");
    expect(code(out).code).toBe("recused");
    expect(code(out).refusal?.message).toBe("This person stepped out of this decision.");
  });
});

describe("who helps those who are asked", () => {
  test("who looks after the run without a say, else who launched it", () => {
    expect(whoHelps(partOf(...askedGroup).state, partOf(...askedGroup).part)).toEqual(["manager"]);
    const free = partOf(...askedGroup, joined("fay", "staff", ["coordinator"]));
    expect(whoHelps(free.state, free.part)).toEqual(["fay"]);
  });

  test("who wrote it last, and authors who are here and have no say, write it anew", () => {
    const authors = [joined("fay", "staff", ["author"]), joined("gus", "staff", ["author"])];
    const here = partOf(...askedGroup, ...authors, leaves("gus"));
    expect(whoRevises(here.state, here.part)).toEqual(["manager", "fay"]);
    const unwritten = partOf(launched(), ...group, ...authors);
    expect(whoRevises(unwritten.state, unwritten.part)).toEqual(["fay", "gus"]);
    const deciding = joined("hal", "pwle", ["author", "decision-maker"]);
    const also = partOf(launched(), ...group, deciding);
    expect(whoRevises(also.state, also.part)).toEqual([]);
  });
});

test("how those who are asked stand is shown without what they said", () => {
  const time: Given = {
    type: "askForTime",
    actor: who("eve"),
    data: { ...about("eve"), reason: null },
  };
  const { state, part, request } = partOf(
    ...askedGroup,
    ...[yes("ada"), back("ben"), time, leaves("cyd")],
  );
  if (!request) throw new Error("nobody was asked");
  expect(askedStatus(state, part, request)).toEqual([
    { member: "ada", standing: "answered", reached: "sent" },
    { member: "ben", standing: "answered", reached: "sent" },
    { member: "eve", standing: "wants-time", reached: "sent" },
    { member: "cyd", standing: "not-asked-now", reached: "sent" },
    { member: "dee", standing: "waited-for", reached: "sent" },
  ]);
});

test("a notice that comes back counts as one that did not reach somebody, and a reminder that fails does not", () => {
  const notice = { about: "r1", member: "ada", ordinal: 1 } as const;
  const failed = (kind: "request" | "reminder"): Given => ({
    type: "recordNotice",
    actor: ENGINE,
    data: { ...notice, kind, result: { failed: "no-address" } },
  });
  const untold = askedGroup.slice(0, -5);
  const failures = (...orders: readonly Given[]) => partOf(...orders).request?.failures;
  expect(failures(...untold, failed("request"))).toBe(1);
  expect(failures(...untold, ...told(["ada"]))).toBe(0);
  const returned: Given = {
    type: "recordReturn",
    actor: ENGINE,
    data: { ...notice, kind: "request" },
  };
  expect(failures(...untold, ...told(["ada"]), returned)).toBe(1);
});
