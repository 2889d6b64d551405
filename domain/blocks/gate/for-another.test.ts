import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import {
  about,
  asked,
  askedGroup,
  group,
  launched,
  no,
  passed,
  runOf,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");
const anew = wrote("group:1", 1, "else");
const now = (member: string) => ({ ...about(member, "r1", 2), digest: "else how" });
const of = (member: string, isNewer: boolean) => (isNewer ? now(member) : about(member));

const helped = (
  member: string,
  isNewer = false,
  answer: "yes" | "yes-with-changes" = "yes",
): Given => ({
  type: "signOff",
  actor: who("cyd"),
  data: {
    ...of(member, isNewer),
    answer,
    comment: answer === "yes" ? null : words,
    assistance: { helper: "cyd", channel: "phone", readBack: true },
  },
});
const by = (actor: string, member: string, isNewer = false): Given => ({
  type: "signOff",
  actor: who(actor),
  data: { ...of(member, isNewer), answer: "yes", comment: null },
});
const delegated: Given = {
  type: "delegate",
  actor: who("ada"),
  data: { from: "ada", to: "ben", until: "2026-02-01" },
};
const disputed: Given = {
  type: "disputeAnswer",
  actor: who("ada"),
  data: { request: "r1", member: "ada", reason: null },
};
const confirmed: Given = {
  type: "confirmAnswer",
  actor: who("ada"),
  data: { request: "r1", member: "ada" },
};
const objects = (id: string, version = 1): Given => ({
  type: "object",
  actor: who("ada"),
  data: { id, part: "group:1", member: "ada", version, reason: words },
});

describe("what another says for somebody adds an answer where there is none", () => {
  test.each([
    ["a helper, where they have not answered", [], helped("ada"), null],
    ["a helper, where they have themselves", [yes("ada")], helped("ada"), "answered-themselves"],
    ["a helper, where a helper has", [helped("ada")], helped("ada"), "answered-themselves"],
    [
      "a helper, where their delegate has",
      [delegated, by("ben", "ada")],
      helped("ada"),
      "answered-themselves",
    ],
    [
      "their delegate, where a helper has",
      [delegated, helped("ada")],
      by("ben", "ada"),
      "answered-themselves",
    ],
    [
      "their delegate, where they have",
      [delegated, yes("ada")],
      by("ben", "ada"),
      "answered-themselves",
    ],
    [
      "their delegate, of what the delegate said",
      [delegated, by("ben", "ada")],
      by("ben", "ada"),
      null,
    ],
    [
      "a helper, of what they disputed",
      [yes("ada"), disputed],
      helped("ada"),
      "answered-themselves",
    ],
    [
      "their delegate, of what the delegate said and they disputed",
      [delegated, by("ben", "ada"), disputed],
      by("ben", "ada"),
      "answered-themselves",
    ],
    [
      "a helper, of newer words than those of which they disputed an answer",
      [yes("ada"), disputed, anew],
      helped("ada", true),
      null,
    ],
    ["a helper, of newer words", [yes("ada"), anew], helped("ada", true), null],
    ["themselves, whoever said it before", [helped("ada")], yes("ada"), null],
  ] as const)("%s", (_, before, order, code) => {
    expect(given(...askedGroup, ...before).when(order).code).toBe(code);
  });

  test("nobody steps back for another", () => {
    const back: Given = {
      type: "standAside",
      actor: who("cyd"),
      data: { ...about("ada"), assistance: { helper: "cyd", channel: "phone", readBack: true } },
    };
    expect(given(...askedGroup).when(back).code).toBe("not-yourself");
    const delegate: Given = { type: "standAside", actor: who("ben"), data: about("ada") };
    expect(given(...askedGroup, delegated).when(delegate).code).toBe("not-yourself");
  });
});

describe("whose yes lifts what they objected to", () => {
  const sections = [
    launched(),
    ...group,
    wrote("group:1", 0),
    asked("group:1", "r1", 1, ["what"]),
  ] as const;
  const lifting: readonly (readonly [string, readonly Given[], Given, readonly string[]])[] = [
    ["their own", [...askedGroup, no("ada")], yes("ada"), ["o-ada"]],
    ["nobody else's", [...askedGroup, no("ada")], yes("ben"), []],
    ["a helper's, not yet", [...askedGroup, no("ada"), anew], helped("ada", true), []],
    [
      "a helper's, once confirmed",
      [...askedGroup, no("ada"), anew, helped("ada", true)],
      confirmed,
      ["o-ada"],
    ],
    [
      "a helper's with changes, once confirmed",
      [...askedGroup, no("ada"), anew, helped("ada", true, "yes-with-changes")],
      confirmed,
      ["o-ada"],
    ],
    [
      "a helper's, but not of what they objected to since",
      [...askedGroup, no("ada"), helped("eve"), anew, helped("ada", true), objects("later", 2)],
      confirmed,
      ["o-ada"],
    ],
    [
      "what was said of the whole, by a yes to the whole",
      [...askedGroup, objects("whole")],
      yes("ada"),
      ["whole"],
    ],
    [
      "what was said of the whole, not by a yes to a section",
      [...sections, objects("whole")],
      yes("ada"),
      [],
    ],
    [
      "what was said of the whole, not by a yes to one of two requests about all",
      [...sections, asked("group:1", "r2", 1, ["how"]), objects("whole")],
      yes("ada"),
      [],
    ],
    [
      "what was said of one request, not by a yes to another",
      [...sections, asked("group:1", "r2", 1, ["how"]), no("ada")],
      yes("ada", "r2"),
      [],
    ],
  ];
  test.each(lifting)("%s", (_, before, order, lifted) => {
    const { events } = given(...before).when(order);
    expect(
      events.flatMap((event) => (event.type === "objectionLifted" ? [event.data] : [])),
    ).toEqual(
      lifted.map((objection) => ({ part: "group:1", objection, because: "agreed-to-version" })),
    );
  });

  test("confirming once the gate is decided lifts nothing: what was overruled stays said", () => {
    const override: Given = { type: "overrideGate", data: { part: "group:1", reason: words } };
    const here = given(...askedGroup, no("ada"), anew, helped("ada", true), override);
    expect(here.when(confirmed).types).toEqual(["answerConfirmed"]);
  });

  test("nobody confirms what they said themselves, nor what they have confirmed", () => {
    expect(given(...askedGroup, yes("ada")).when(confirmed).code).toBe("nothing-to-confirm");
    expect(given(...askedGroup, helped("ada"), confirmed).when(confirmed).code).toBe(
      "nothing-to-confirm",
    );
    expect(given(...askedGroup).when(disputed).code).toBe("nothing-to-confirm");
  });

  test("an objection is lifted by whoever made it, while the gate is open", () => {
    const lift = (actor: string): Given => ({
      type: "liftObjection",
      actor: who(actor),
      data: { part: "group:1", objection: "o-ada" },
    });
    const override: Given = { type: "overrideGate", data: { part: "group:1", reason: words } };
    expect(given(...askedGroup, no("ada")).when(lift("ben")).code).toBe("not-your-objection");
    expect(given(...askedGroup, no("ada"), override).when(lift("ada")).code).toBe("gate-closed");
    expect(given(...askedGroup, no("ada")).when(lift("ada")).events).toMatchObject([
      { type: "objectionLifted", data: { because: "lifted" } },
    ]);
  });
});

describe("stepping out for a conflict", () => {
  const out = (actor: string, part = "group:1"): Given => ({
    type: "recuse",
    actor: who(actor),
    data: { part, member: "ada", reason: null },
  });
  const all = ["ada", "ben", "eve", "cyd", "dee"].map((id) => yes(id));
  const override: Given = { type: "overrideGate", data: { part: "group:1", reason: words } };

  test.each([
    ["by themselves", askedGroup, out("ada"), null],
    ["not by another", askedGroup, out("ben"), "not-yourself"],
    ["not twice", [...askedGroup, out("ada")], out("ada"), "recused"],
    ["not of what is decided", [...askedGroup, override], out("ada"), "gate-closed"],
    ["not of what there is not", askedGroup, out("ada", "group:2"), "unknown-part"],
  ] as const)("%s", (_, before, order, code) => {
    expect(given(...before).when(order).code).toBe(code);
  });

  test("the count says why, and passes without them", () => {
    const { events } = given(...askedGroup, ...all).when(out("ada"));
    expect(events).toMatchObject([
      { type: "recused" },
      { type: "quorumRecomputed", data: { because: "recused", eligible: 4 } },
    ]);
    expect(given(...askedGroup, ...all, out("ada")).when(passed("group:1")).events).toMatchObject([
      { type: "gatePassed", data: { yes: ["ben", "eve", "cyd", "dee"] } },
    ]);
  });
});
