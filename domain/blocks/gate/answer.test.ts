import { describe, expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import type { Assurance } from "../../actor.ts";
import type { Given } from "../../../test/specification/run.ts";
import { plan } from "../../plan.ts";
import {
  MONDAY,
  about,
  at,
  asked,
  askedGroup,
  group,
  launched,
  manager,
  no,
  passed,
  runOf,
  settle,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");
const helped = (helper: string, member: string): Given => ({
  ...yes(member),
  type: "signOff",
  actor: helper === "manager" ? manager : who(helper),
  data: {
    ...about(member),
    answer: "yes",
    comment: null,
    assistance: { helper, channel: "phone", readBack: true },
  },
});
const delegated: Given = {
  type: "delegate",
  actor: who("ada"),
  data: { from: "ada", to: "ben", until: "2026-02-01" },
};

describe("whose answer it is", () => {
  test("a person's own yes is recorded as theirs", () => {
    const { events } = given(...askedGroup).when(yes("ada"));
    expect(events).toEqual([
      {
        type: "signedOff",
        data: { part: "group:1", ...about("ada"), by: "ada", answer: "yes", comment: null },
      },
    ]);
  });

  test.each([
    ["somebody else", { ...yes("ada"), actor: who("ben") }, "not-yourself"],
    ["the engine", { ...yes("ada"), actor: ENGINE }, "not-allowed"],
    [
      "a manager without saying that they helped",
      { ...yes("ada"), actor: manager },
      "not-yourself",
    ],
    [
      "a helper who names another as the helper",
      { ...helped("cyd", "ada"), actor: who("dee") },
      "not-yourself",
    ],
    ["the author as a helper", helped("manager", "ada"), "not-yourself"],
    ["an auditor", { ...yes("ada"), actor: { ...who("ada"), role: "auditor" } }, "not-allowed"],
    ["a stranger", yes("constructor"), "unknown-member"],
  ] as const)("nobody answers for another: %s", (_, order, code) => {
    expect(given(...askedGroup).when(order).code).toBe(code);
  });

  test("helpers' words alone pass no gate: two people at least answer, or confirm, themselves", () => {
    const byHelpers = given(
      ...askedGroup,
      ...["ada", "ben", "eve"].map((member) => helped("cyd", member)),
      yes("cyd"),
      yes("dee"),
    );
    expect(byHelpers.when(passed("group:1")).code).toBe("gate-not-ready");
    expect(plan(byHelpers.run.state, MONDAY).waits).toContainEqual(
      expect.objectContaining({ for: "confirmation", members: ["ada", "ben", "eve"] }),
    );
    const confirmed = (...members: readonly string[]) =>
      given(
        ...askedGroup,
        ...["ada", "ben", "eve"].map((member) => helped("cyd", member)),
        yes("cyd"),
        yes("dee"),
        ...members.map((member): Given => ({
          type: "confirmAnswer",
          actor: who(member),
          data: { request: "r1", member },
        })),
      );
    expect(confirmed("ada").when(passed("group:1")).code).toBe("gate-not-ready");
    expect(confirmed("ada", "ben").when(passed("group:1")).types).toEqual(["gatePassed"]);
  });

  test("what a helper wrote down is unconfirmed, however they signed in, until the person says so", () => {
    const wroteDown = given(...askedGroup, helped("cyd", "ada"));
    const strength = (run: typeof wroteDown.run): Assurance | undefined =>
      run.state.requests["r1"]?.answers["ada"]?.assurance;
    expect(strength(wroteDown.run)).toBe("assisted-unconfirmed");
    const confirm = { request: "r1", member: "ada" };
    const confirmed = wroteDown.when({ type: "confirmAnswer", actor: who("ada"), data: confirm });
    expect(strength(confirmed.run)).toBe("assisted-confirmed");
    expect(wroteDown.when({ type: "confirmAnswer", actor: who("cyd"), data: confirm }).code).toBe(
      "nothing-to-confirm",
    );
  });

  test("whatever stands in somebody's name can be disputed by them, and by nobody else", () => {
    const answered = given(...askedGroup, yes("ada"), yes("ben"), yes("cyd"));
    const data = { request: "r1", member: "ada", reason: null };
    const dispute = (actor: string) =>
      answered.when({ type: "disputeAnswer", actor: who(actor), data });
    expect(dispute("ada").run.state.requests["r1"]?.answers["ada"]?.standing).toBe("disputed");
    for (const other of ["ben", "cyd", "manager"]) {
      expect(dispute(other).code).toBe("nothing-to-confirm");
    }
    const again = given(...askedGroup, yes("ada"), {
      type: "disputeAnswer",
      actor: who("ada"),
      data,
    });
    expect(again.when(yes("ada")).types).toContain("signedOff");
    expect(again.when({ type: "disputeAnswer", actor: who("ada"), data }).code).toBe(
      "nothing-to-confirm",
    );
  });

  test("an answer that the person disputes no longer counts", () => {
    const disputed = given(...askedGroup, helped("cyd", "ada"), yes("ben"), yes("cyd")).when({
      type: "disputeAnswer",
      actor: who("ada"),
      data: { request: "r1", member: "ada", reason: null },
    });
    expect(disputed.run.state.requests["r1"]?.answers["ada"]?.standing).toBe("disputed");
    const later = settle(disputed.run, "2026-01-08T09:00:00.000Z");
    expect(later.state.parts["group:1"]?.gate).toBe("open");
  });

  test("a delegate answers for who asked them, until the day they said", () => {
    const order: Given = { ...yes("ada"), actor: who("ben") };
    const here = given(...askedGroup, delegated);
    expect(here.when(order).events).toMatchObject([{ data: { member: "ada", by: "ben" } }]);
    expect(here.when(at("2026-02-01T23:00:00.000Z", order)).code).toBeNull();
    expect(here.when(at("2026-02-02T01:00:00.000Z", order)).code).toBe("not-yourself");
  });

  test("only another person with lived experience can be a delegate", () => {
    const { code } = given(...askedGroup).when({
      ...delegated,
      type: "delegate",
      data: { from: "ada", to: "cyd", until: "2026-02-01" },
    });
    expect(code).toBe("delegate-not-pwle");
  });

  test("a delegate who wrote the version answers for nobody", () => {
    const orders = [launched(), ...group, { ...wrote("group:1", 0), actor: who("ben") }];
    const { code } = given(...orders, asked("group:1"), delegated).when({
      ...yes("ada"),
      actor: who("ben"),
    });
    expect(code).toBe("not-yourself");
  });
});

describe("who may answer", () => {
  test("not who wrote the version", () => {
    const orders = [launched(), ...group, { ...wrote("group:1", 0), actor: who("ada") }];
    const { code } = given(...orders, asked("group:1")).when(yes("ada"));
    expect(code).toBe("author-cannot-answer");
  });

  test("not who launched the run, though they join", () => {
    const { code } = given(...askedGroup, {
      type: "joinMember",
      data: { member: "manager", side: "staff", roles: ["decision-maker"], declares: [] },
    }).when(yes("manager"));
    expect(code).toBe("launcher-cannot-answer");
  });

  test("not who stepped out for a conflict of interest; the recount is on record", () => {
    const recused = given(...askedGroup).when({
      type: "recuse",
      actor: who("ada"),
      data: { part: "group:1", member: "ada", reason: null },
    });
    expect(recused.types).toEqual(["recused", "quorumRecomputed"]);
    expect(recused.events[1]?.data).toMatchObject({
      eligible: 4,
      added: [],
      needed: 2,
      reachable: true,
    });
    expect(
      given(...askedGroup, {
        type: "recuse",
        actor: who("ada"),
        data: { part: "group:1", member: "ada", reason: null },
      }).when(yes("ada")).code,
    ).toBe("recused");
  });
});

describe("what is answered", () => {
  test("an older version can't be agreed to", () => {
    const { code } = given(...askedGroup, wrote("group:1", 1, "else")).when(yes("ada"));
    expect(code).toBe("not-current-version");
  });

  test("nor another text under the same number", () => {
    const { code } = given(...askedGroup).when({
      type: "signOff",
      actor: who("ada"),
      data: { ...about("ada"), digest: "other", answer: "yes", comment: null },
    });
    expect(code).toBe("wrong-digest");
  });

  test("a changed mind supersedes the first answer, which stays on record", () => {
    const { run } = given(...askedGroup, no("ada")).when(yes("ada"));
    expect(run.state.requests["r1"]?.answers["ada"]?.kind).toBe("yes");
    expect(run.state.requests["r1"]?.past).toMatchObject([{ kind: "no", standing: "superseded" }]);
  });

  test("nothing is answered once the gate has passed", () => {
    const all = [yes("ada"), yes("ben"), yes("eve"), yes("cyd"), yes("dee")];
    const { code } = given(...askedGroup, ...all, passed("group:1")).when(no("ada"));
    expect(code).toBe("gate-closed");
  });

  test("yes with changes is a yes and a contribution that needs an answer", () => {
    const order: Given = {
      type: "signOff",
      actor: who("ada"),
      data: {
        ...about("ada"),
        answer: "yes-with-changes",
        comment: words,
        contribution: "c1",
      },
    };
    const { types, run } = given(...askedGroup).when(order);
    expect(types).toEqual(["signedOff", "contributed"]);
    expect(run.state.contributions["c1"]).toMatchObject({ part: "group:1", status: "open" });
  });

  test("a no under consent is an objection; a later yes of one's own lifts it", () => {
    expect(given(...askedGroup).when(no("ada")).types).toEqual(["declined", "objected"]);
    const lifted = given(...askedGroup, no("ada")).when(yes("ada"));
    expect(lifted.types).toEqual(["signedOff", "objectionLifted"]);
  });

  test("nobody's objection can be put in the place of another's", () => {
    const copied = no("ben");
    const { code } = given(...askedGroup, no("ada")).when(
      copied.type === "decline"
        ? { ...copied, type: "decline", data: { ...copied.data, objection: "o-ada" } }
        : copied,
    );
    expect(code).toBe("already-answered");
  });

  test("a yes that a helper wrote down lifts an objection only once the person confirms it", () => {
    const declined = given(...askedGroup, no("ada"), wrote("group:1", 1, "else"));
    const newer = { ...helped("cyd", "ada") };
    const here = given(
      ...askedGroup,
      no("ada"),
      wrote("group:1", 1, "else"),
      newer.type === "signOff"
        ? { ...newer, data: { ...newer.data, version: 2, digest: "else how" } }
        : newer,
    );
    expect(declined.run.state.parts["group:1"]?.objections["o-ada"]?.open).toBe(true);
    expect(here.run.state.parts["group:1"]?.objections["o-ada"]?.open).toBe(true);
    const { types } = here.when({
      type: "confirmAnswer",
      actor: who("ada"),
      data: { request: "r1", member: "ada" },
    });
    expect(types).toEqual(["answerConfirmed", "objectionLifted"]);
  });
});

test("confirming a no that a helper wrote down lifts nothing", () => {
  const order = no("ada");
  const helpedNo: Given =
    order.type === "decline"
      ? {
          ...order,
          type: "decline",
          actor: who("cyd"),
          data: {
            ...order.data,
            assistance: { helper: "cyd", channel: "in-person", readBack: true },
          },
        }
      : order;
  const { types } = given(...askedGroup, helpedNo).when({
    type: "confirmAnswer",
    actor: who("ada"),
    data: { request: "r1", member: "ada" },
  });
  expect(types).toEqual(["answerConfirmed"]);
});

test("people put options in order where the gate asks for it, and only there", () => {
  const survey = runOf("survey").given(
    launched(),
    ...group,
    {
      type: "saveVersion",
      data: {
        part: "survey:1",
        basedOn: 0,
        digest: "what how",
        sections: { list: { digest: "l", fields: { options: ["red", "blue"] } } },
        note: null,
      },
    },
    asked("survey:1"),
    ...told(["ada"]),
  );
  const rank = (...ranking: readonly string[]): Given => ({
    type: "prefer",
    actor: who("ada"),
    data: { ...about("ada"), ranking },
  });
  expect(survey.when(rank("blue", "red")).types).toEqual(["preferred"]);
  expect(survey.when(rank("green")).code).toBe("invalid-ranking");
  expect(survey.when(rank("red", "red")).code).toBe("invalid-ranking");
  expect(survey.when(yes("ada")).code).toBe("wrong-rule");
  expect(
    given(...askedGroup).when({
      ...rank("red"),
      type: "prefer",
      data: { ...about("ada"), ranking: ["red"] },
    }).code,
  ).toBe("wrong-rule");
});
