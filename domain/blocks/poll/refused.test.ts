import { describe, expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import {
  close,
  CLOSES,
  gathering,
  open,
  opened,
  part,
  pollBlock,
  polling,
  vote,
  voters,
} from "../../../test/specification/poll.ts";
import type { Given } from "../../../test/specification/run.ts";
import {
  group,
  joined,
  launched,
  manager,
  MONDAY,
  specify,
  who,
  words,
} from "../../../test/specification/scene.ts";
import type { Block, Template } from "../../template.ts";
import type { Choice, OptionResult } from "./event.ts";

const form: Block = {
  block: "form",
  key: "text",
  form: {
    sections: [
      {
        key: "list",
        title: "List",
        fields: [{ key: "posters", label: "Posters", kind: "options" }],
      },
    ],
  },
};
const written = (posters: readonly string[]): readonly Given[] => [
  {
    type: "saveVersion",
    data: {
      part,
      basedOn: 0,
      digest: "d",
      sections: { list: { digest: "d", fields: { posters } } },
      note: null,
    },
  },
  { type: "submitPart", data: { part, version: 1 } },
];
const listed = (choose: "one" | "scale"): Template =>
  gathering([
    form,
    pollBlock({
      choose,
      options: { section: "list", field: "posters" },
      ...(choose === "scale" && { scale: { least: 1, most: 5 } }),
    }),
  ]);
const remind = (ordinal: number): Given => ({
  type: "remindVoters",
  actor: ENGINE,
  data: { part, poll: "p1", ordinal },
});
const erased = (member: string): Given => ({
  type: "recordErasure",
  actor: { ...manager, role: "administrator" },
  data: { member, what: "all" },
});
const change = (added: readonly string[], removed: readonly string[] = []): Given => ({
  type: "changeElectorate",
  data: { part, poll: "p1", added, removed },
});

describe("a poll is opened", () => {
  const begun = (template: Template, ...more: readonly Given[]) =>
    specify(template).given(launched(), ...group, ...more);
  const codeOf = (template: Template, order: Given, ...more: readonly Given[]) => {
    const { refusal } = begun(template, ...more).when(order);
    return refusal === null ? null : [refusal.code, refusal.about];
  };

  test("where one is asked, after what comes before it, while its part is open", () => {
    const elsewhere: Given = {
      type: "openPoll",
      data: { id: "p1", part, block: "other", voters },
    };
    expect(codeOf(polling(), elsewhere)).toEqual(["unknown-poll", "other"]);
    expect(codeOf(listed("one"), opened(), ...written(["a", "b"]).slice(0, 1))).toEqual([
      "not-due",
      "text",
    ]);
    const site: Given = { type: "addSite", data: { step: "gathering", title: words } };
    const gone: Given = { type: "dropPart", data: { part, reason: words } };
    const added = gathering([pollBlock()], "added");
    expect(codeOf(added, opened(), site)).toBeNull();
    expect(codeOf(added, opened(), site, gone)).toEqual(["part-not-open", part]);
  });

  test("once for its place, and under a name of its own", () => {
    expect(codeOf(polling(), opened(voters, "p2"), opened())).toEqual([
      "already-opened",
      "short-list",
    ]);
    const two = gathering([pollBlock(), pollBlock({ key: "second" })]);
    const second = (id: string): Given => ({
      type: "openPoll",
      data: { id, part, block: "second", voters },
    });
    const first = [opened(), close([])];
    expect(codeOf(two, second("p1"), ...first)).toEqual(["already-opened", "second"]);
    expect(codeOf(two, second("p2"), ...first)).toBeNull();
  });

  test.each([
    ["one", ["a", "b"], null],
    ["one", ["a"], "no-options"],
    ["scale", ["a"], null],
    ["scale", [], "no-options"],
  ] as const)("for %s among %j that the group wrote: %s", (choose, posters, code) => {
    const here = begun(listed(choose), ...written(posters)).when(opened());
    expect(here.code).toBe(code);
    if (code === null) expect(here.events).toMatchObject([{ data: { options: posters } }]);
  });

  test("among those of the circle alone, and only if there is somebody", () => {
    const alone = specify(polling({ voters: "agree" })).given(launched());
    expect(alone.when(opened(null)).code).toBe("group-incomplete");
    const here = begun(
      polling({ voters: "agree" }),
      joined("lee", "leadership"),
      joined("gus", "pwle", ["contributor"]),
      erased("ben"),
    );
    expect(here.when(opened(null)).events).toMatchObject([
      { data: { voters: ["ada", "eve", "cyd", "dee"] } },
    ]);
    expect(here.when(opened()).refusal).toMatchObject({ about: "voters" });
    const none = begun(polling()).when(opened([]));
    expect(none.refusal).toMatchObject({ about: "voters" });
    const twice = begun(polling()).when(opened(["a", "b", "a"]));
    expect(twice.events).toMatchObject([{ data: { voters: ["a", "b"] } }]);
  });
});

describe("while a poll is open", () => {
  const elsewhere: Given = {
    ...vote("voter-1"),
    type: "castBallot",
    data: { part: "gathering:2", poll: "p1", choice: [0] },
  };
  test.each<readonly [string, Given, string]>([
    ["another's list is not changed", { ...change(["late"]), actor: who("ada") }, "not-allowed"],
    ["a reminder is the engine's", { ...remind(1), actor: who("cyd") }, "engine-only"],
    ["a reminder comes once", remind(0), "not-due"],
    ["nobody votes on a scale with words", vote("voter-1", []), "invalid-ballot"],
    ["a poll belongs to its part", elsewhere, "unknown-poll"],
  ])("%s", (_, order, code) => {
    expect(open().when(order).code).toBe(code);
  });

  const ended = open(polling(), ...voters.map((voter) => vote(voter)), {
    ...close(voters.map((): Choice => [0])),
    at: MONDAY,
  });
  test.each([
    ["votes", vote("voter-1")],
    ["changes of who may vote", change(["late"])],
    ["reminders", remind(1)],
  ])("and not after everybody has voted and it was counted: %s", (_, order) => {
    expect(ended.when(order).code).toBe("poll-closed");
  });

  test("a choice that is none is said to be so of the choice", () => {
    expect(open().when(vote("voter-1", [5])).refusal).toMatchObject({ about: "choice" });
  });
});

describe("a poll is counted", () => {
  const six = voters.slice(0, 6);
  const voted = six.map((voter) => vote(voter));
  const closing = (data: Partial<Extract<Given, { type: "closePoll" }>["data"]>): Given => ({
    type: "closePoll",
    actor: ENGINE,
    at: CLOSES,
    data: { part, poll: "p1", box: { casts: 6, ballots: six.map((): Choice => [0]) }, ...data },
  });
  const named = (...who: readonly string[]) =>
    closing({ box: { casts: 6, ballots: who.map((voter) => ({ voter, choice: [0] })) } });

  test.each([
    ["of this name", closing({ poll: "p2" }), "unknown-poll"],
    ["in its own part", closing({ part: "gathering:2" }), "unknown-poll"],
    ["from a box that was opened", closing({ box: null }), "not-due"],
    ["whole", closing({ box: { casts: 6, ballots: [[0]] } }), "invalid-ballot"],
    ["without names where it has none", named(...six), "invalid-ballot"],
  ])("%s", (_, order, code) => {
    expect(open(polling(), ...voted).when(order).code).toBe(code);
  });

  test("once", () => {
    const done = open(polling(), ...voted, closing({}));
    expect(done.when(closing({})).code).toBe("not-due");
  });

  test("with one ballot of each voter where it has names", () => {
    const here = open(polling({ anonymous: false }), ...voted);
    const [first = "", ...others] = six;
    expect(here.when(named(first, ...others)).code).toBeNull();
    expect(here.when(named(first, first, ...others.slice(1))).code).toBe("invalid-ballot");
    expect(here.when(closing({})).code).toBe("invalid-ballot");
    const counted = [6, 0].map((count, place) => result(place, count));
    expect(here.when(closing({ box: null, counted })).code).toBe("invalid-ballot");
  });

  test("with all ballots that have names, however many", () => {
    const many = Array.from({ length: 60 }, (_, at) => `${"v".repeat(600)}${at}`);
    const ballots = many.map((voter) => ({ voter, choice: [0] }));
    const run = specify(polling({ anonymous: false })).given(
      launched(),
      ...group,
      opened(many),
      ...many.map((voter) => vote(voter)),
    );
    const closed = run.when(closing({ box: { casts: 60, ballots } }));
    expect(closed.types).toEqual(["pollClosed", "ballotsListed"]);
    expect(closed.run.state.polls["p1"]?.outcome).toMatchObject({ cast: 60, ballots });
  });
});

const options = ["The red one", "The green one"] as const;
const result = (place: number, count: number | null): OptionResult => ({
  option: options[place] ?? "",
  count,
  points: null,
  spread: null,
});

describe("without its box, a poll can only have come to what its ballots allow", () => {
  const six = voters.slice(0, 6).map((voter) => vote(voter));
  const codeOf = (choose: "one" | "several" | "rank", counted: readonly OptionResult[]) => {
    const run = open(polling({ choose }), ...six);
    return run.when({
      type: "closePoll",
      actor: ENGINE,
      at: CLOSES,
      data: { part, poll: "p1", box: null, counted },
    }).code;
  };
  test.each<readonly ["one" | "several" | "rank", readonly (number | null)[], boolean]>([
    ["one", [6, 0], true],
    ["one", [5, 1], true],
    ["one", [6, null], true],
    ["one", [5, null], true],
    ["one", [null, null], true],
    ["one", [6, 1], false],
    ["one", [5, 0], false],
    ["one", [7, null], false],
    ["rank", [6, 0], true],
    ["rank", [5, 5], false],
    ["several", [6, 6], true],
    ["several", [0, 0], true],
    ["several", [6, 7], false],
    ["one", [6], false],
    ["one", [6, 0, 0], false],
  ])("%s: %j may be %s", (choose, counts, may) => {
    const counted = counts.map((count, place) => result(place, count));
    expect(codeOf(choose, counted)).toBe(may ? null : "invalid-ballot");
  });

  test("and of its own options, in their order", () => {
    expect(codeOf("one", [result(1, 6), result(0, 0)])).toBe("invalid-ballot");
    expect(codeOf("one", [result(0, 6), { ...result(1, 0), option: "x" }])).toBe("invalid-ballot");
  });

  test("and is kept as it was counted", () => {
    const counted = [result(0, 6), result(1, 0)];
    const closed = open(polling(), ...six).when({
      type: "closePoll",
      actor: ENGINE,
      at: CLOSES,
      data: { part, poll: "p1", box: null, counted },
    });
    expect(closed.events).toMatchObject([{ data: { results: counted, ballots: null } }]);
  });
});
