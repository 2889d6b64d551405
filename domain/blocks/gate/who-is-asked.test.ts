import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import {
  asked,
  askedGroup,
  group,
  joined,
  launched,
  passed,
  runOf,
  who,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";
import type { Member } from "../../state.ts";
import { eligibleMembers, objectionBlocks, whyNotAsked, whyNotEligible } from "./eligibility.ts";
import { gateOf } from "../../rules/lookup.ts";

const { given } = runOf("group");
const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const written = [launched(), ...group, wrote("group:1", 0)] as const;
const leaves = (member: string): Given => ({
  type: "withdraw",
  actor: who(member),
  data: { member },
});

const placeOf = (...orders: readonly Given[]) => {
  const { state } = given(...orders).run;
  const part = state.parts["group:1"];
  const gate = part && gateOf(state, part);
  if (!part || !gate) throw new Error("no gate");
  return { state, part, gate, request: state.requests["r1"] };
};

describe("who is asked", () => {
  const { state, part, gate, request } = placeOf(...askedGroup);
  const member = (changes: Partial<Member>): Member => {
    const [ada] = Object.values(state.members);
    if (!ada) throw new Error("nobody joined");
    return { ...ada, id: "new", ...changes };
  };

  test.each([
    [{}, null],
    [{ status: "withdrawn" }, "member-withdrew"],
    [{ status: "lost" }, "member-lost"],
    [{ id: "manager" }, "launcher-cannot-answer"],
    [{ roles: ["decision-maker", "lead"] }, "launcher-cannot-answer"],
    [{ side: "partner" }, "not-eligible"],
    [{ roles: ["decision-maker", "supporter"] }, "not-eligible"],
    [{ roles: ["contributor"] }, "not-eligible"],
    [{ side: "leadership" }, "not-eligible"],
  ] as const)("somebody who is otherwise like the rest, with %o: %s", (changes, code) => {
    expect(whyNotEligible(state, part, gate, member(changes))).toBe(code);
    if (!request) throw new Error("nobody was asked");
    // Who was not asked is told the same; who could be asked is asked the next time.
    expect(whyNotAsked(state, part, gate, request, member(changes))).toBe(
      code ?? "asked-next-time",
    );
  });

  test("whoever asks is not asked, whatever they are", () => {
    if (!request) throw new Error("nobody was asked");
    const asker = { ...request, askedBy: "new" };
    expect(whyNotAsked(state, part, gate, asker, member({}))).toBe("asker-cannot-answer");
    // Nor by a list that has them in it.
    const [ada] = Object.values(state.members);
    if (!ada) throw new Error("nobody joined");
    expect(request.asked).toContain(ada.id);
    for (const changes of [{ askedBy: ada.id }, { askedAgainBy: [ada.id] }])
      expect(whyNotAsked(state, part, gate, { ...request, ...changes }, ada)).toBe(
        "asker-cannot-answer",
      );
    expect(eligibleMembers(state, part, gate, ["ada"]).map(({ id }) => id)).toEqual(
      everybody.slice(1),
    );
    expect(eligibleMembers(state, part, gate).map(({ id }) => id)).toEqual(everybody);
  });

  test.each([
    [{ status: "withdrawn" }, "member-withdrew"],
    [{ status: "lost" }, "member-lost"],
    // What others change in the group counts at the next asking.
    [{ roles: ["contributor"] }, null],
    [{ roles: ["lead", "supporter"] }, null],
  ] as const)("somebody who was asked, with %o: %s", (changes, code) => {
    if (!request) throw new Error("nobody was asked");
    expect(whyNotAsked(state, part, gate, request, member({ id: "ada", ...changes }))).toBe(code);
  });

  test("who left and came back was asked no more, and whoever wrote words or stepped out is not", () => {
    if (!request) throw new Error("nobody was asked");
    const ada = member({ id: "ada" });
    const left = { ...request, left: ["ada"] };
    expect(whyNotAsked(state, part, gate, left, ada)).toBe("member-withdrew");
    const out = { ...part, recused: ["ada"] };
    expect(whyNotAsked(state, out, gate, request, ada)).toBe("recused");
    expect(whyNotEligible(state, out, gate, ada)).toBe("recused");
    const [first] = part.versions;
    if (!first) throw new Error("nothing is written");
    const authored = { ...part, versions: [{ ...first, author: "ada" }, first] };
    expect(whyNotAsked(state, authored, gate, request, ada)).toBe("author-cannot-answer");
    expect(whyNotEligible(state, authored, gate, ada)).toBe("author-cannot-answer");
  });
});

describe("whose objection holds the gate", () => {
  const two = [
    ...written,
    joined("len", "leadership", ["contributor"]),
    joined("pat", "pwle", ["contributor"]),
    asked("group:1", "r1", 1, ["what"]),
    joined("new", "staff"),
    asked("group:1", "r2", 1, ["how"]),
  ] as const;
  const stripped: Given = { type: "changeRoles", data: { member: "new", roles: ["contributor"] } };

  test.each([
    ["with lived experience, though they only contribute", "pat", two, true],
    ["who decides", "cyd", two, true],
    ["who was asked about one of the sections", "new", [...two, stripped], true],
    ["who only contributes", "len", two, false],
    ["who is not here", "nobody", two, false],
  ] as const)("somebody %s", (_, id, orders, blocks) => {
    expect(objectionBlocks(given(...orders).run.state, "group:1", id)).toBe(blocks);
  });

  test("nobody's, in a part that there is not", () => {
    expect(objectionBlocks(given(...two).run.state, "group:2", "ada")).toBe(false);
  });
});

describe("asking again, where too many have left", () => {
  const gone = [...askedGroup, yes("eve"), leaves("ada"), leaves("ben")] as const;

  test("is refused while there are still too few", () => {
    expect(given(...gone).when(asked("group:1", "r2")).refusal).toMatchObject({
      code: "group-incomplete",
      about: "group:1",
    });
  });

  test("asks whoever decides now about the same words, and no answer is lost", () => {
    const here = given(...gone, joined("fay", "pwle"), joined("gus", "pwle"));
    const { events, run } = here.when(asked("group:1", "r2"));
    expect(events).toMatchObject([
      {
        type: "answersLapsed",
        data: { request: "r1", members: [], version: 1, digest: "what how" },
      },
      {
        type: "quorumRecomputed",
        data: {
          because: "asked-again",
          added: ["fay", "gus"],
          removed: ["ada", "ben"],
          eligible: 5,
          reachable: true,
        },
      },
    ]);
    expect(run.state.requests["r1"]).toMatchObject({
      asked: ["eve", "cyd", "dee", "fay", "gus"],
      round: 2,
      answers: { eve: { standing: "current" } },
    });
    expect(run.state.requests["r2"]).toBeUndefined();
  });

  test("takes the vote of whoever asks, as the first asking does, and what they said for another", () => {
    const byAda = (order: Given): Given => ({ ...order, actor: who("ada") });
    const till = { from: "eve", to: "ada", until: "2026-03-31" };
    const here = given(
      ...[...askedGroup, { type: "delegate", actor: who("eve"), data: till } as const],
      ...[byAda(yes("ada")), byAda(yes("eve")), yes("ben"), leaves("cyd"), leaves("dee")],
      joined("hal", "staff"),
    );
    const again = here.when(byAda(asked("group:1", "r2")));
    expect(again.events).toMatchObject([
      { type: "answersLapsed", data: { request: "r1", members: ["ada", "eve"], version: 1 } },
      {
        type: "quorumRecomputed",
        data: { because: "asked-again", added: ["hal"], removed: ["ada", "cyd", "dee"] },
      },
    ]);
    const { state } = again.run;
    expect(state.requests["r1"]).toMatchObject({
      asked: ["ben", "eve", "hal"],
      answers: { ada: { standing: "lapsed" }, eve: { standing: "lapsed" } },
    });
    const { part, gate, request } = { ...placeOf(...askedGroup), request: state.requests["r1"] };
    const ada = state.members["ada"];
    if (!request || !ada) throw new Error("nobody was asked");
    expect(whyNotAsked(state, part, gate, request, ada)).toBe("asker-cannot-answer");
    // Nor does it matter that another section was written anew meanwhile.
    const some = given(
      ...[...written, asked("group:1", "r1", 1, ["what"]), wrote("group:1", 1, "what", "else")],
      ...[leaves("cyd"), leaves("dee"), joined("hal", "staff")],
      byAda(asked("group:1", "r2", 2, ["what"])),
    );
    expect(some.run.state.requests["r1"]?.asked).toEqual(["ben", "eve", "hal"]);
    // A new version asks them no more than before.
    const next = given(
      ...[...askedGroup, leaves("cyd"), leaves("dee"), joined("hal", "staff")],
      ...[byAda(asked("group:1", "r2")), wrote("group:1", 1, "else")],
    );
    expect(next.run.state.requests["r1"]?.asked).toEqual(["ben", "eve", "hal"]);
  });

  test("is for the sections that cannot be met, in whatever order they are named", () => {
    const some = [
      ...written,
      asked("group:1", "r1", 1, ["what", "how"]),
      leaves("ada"),
      leaves("ben"),
      joined("fay", "pwle"),
      joined("gus", "pwle"),
    ] as const;
    const types = (sections: readonly string[]) =>
      given(...some).when(asked("group:1", "r2", 1, sections));
    expect(types(["how", "what"]).types).toEqual(["answersLapsed", "quorumRecomputed"]);
    expect(types(["how"]).code).toBe("already-requested");
    expect(types([]).code).toBe("already-requested");
  });

  test("while it can be met, people are being asked already", () => {
    expect(given(...askedGroup, leaves("ada")).when(asked("group:1", "r2")).code).toBe(
      "already-requested",
    );
  });
});

describe("a change of who answers", () => {
  const recount = (...orders: readonly Given[]) => ({
    of: (order: Given) =>
      given(...orders)
        .when(order)
        .events.flatMap((event) => (event.type === "quorumRecomputed" ? [event.data] : [])),
  });

  test("is counted for every open request that it concerns, and for no other", () => {
    const two = [
      ...written,
      asked("group:1", "r1", 1, ["what"]),
      asked("group:1", "r2", 1, ["how"]),
    ] as const;
    expect(recount(...two).of(leaves("ada"))).toMatchObject([
      { request: "r1", because: "withdrew", added: [], removed: [], eligible: 4 },
      { request: "r2", because: "withdrew", added: [], removed: [], eligible: 4 },
    ]);
    expect(recount(...written).of(leaves("ada"))).toEqual([]);
    expect(recount(...two, joined("len", "leadership", [])).of(leaves("len"))).toEqual([]);
  });

  test("is nothing where the same are left, in the same order", () => {
    expect(recount(...askedGroup).of(joined("fay", "pwle"))).toEqual([]);
    expect(
      recount(...askedGroup, ...everybody.map((id) => yes(id)), passed("group:1")).of(
        leaves("ada"),
      ),
    ).toEqual([]);
  });
});
