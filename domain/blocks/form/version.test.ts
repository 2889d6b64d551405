import { expect, test } from "vitest";
import {
  askedGroup,
  asked,
  at,
  group,
  joined,
  launched,
  manager,
  no,
  passed,
  runOf,
  who,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");
const all = [yes("ada"), yes("ben"), yes("eve"), yes("cyd"), yes("dee")];

test("of two people who write at once, the second keeps their words and is told", () => {
  const { code } = given(launched(), ...group, wrote("group:1", 0)).when(wrote("group:1", 0, "b"));
  expect(code).toBe("edit-conflict");
});

test("saving what is there already is no new version", () => {
  const { code } = given(launched(), ...group, wrote("group:1", 0)).when(wrote("group:1", 1));
  expect(code).toBe("nothing-changed");
});

test("a version names the sections that changed", () => {
  const { events } = given(launched(), ...group, wrote("group:1", 0)).when(
    wrote("group:1", 1, "what", "otherwise"),
  );
  expect(events).toMatchObject([{ type: "versionSaved", data: { version: 2, changed: ["how"] } }]);
});

test("an edit lapses the answers to what it changed, and asks again with new times", () => {
  const { events, run } = given(...askedGroup, yes("ada"), no("ben")).when(
    at("2026-01-07T10:00:00.000Z", wrote("group:1", 1, "else")),
  );
  expect(events[1]).toEqual({
    type: "answersLapsed",
    data: {
      part: "group:1",
      request: "r1",
      members: ["ada", "ben"],
      version: 2,
      digest: "else how",
      dueAt: "2026-01-21T17:00:00.000Z",
      noticeUntil: "2026-01-09T17:00:00.000Z",
    },
  });
  const request = run.state.requests["r1"];
  expect(request).toMatchObject({ version: 2, round: 2 });
  expect(request?.answers["ada"]?.standing).toBe("lapsed");
});

test("an edit of one section leaves answers about another standing", () => {
  const apart = [asked("group:1", "r1", 1, ["what"]), asked("group:1", "r2", 1, ["how"])];
  const { events, run } = given(
    launched(),
    ...group,
    wrote("group:1", 0),
    ...apart,
    yes("ada", "r1"),
    yes("ada", "r2"),
  ).when(wrote("group:1", 1, "what", "otherwise"));
  expect(events.filter((event) => event.type === "answersLapsed")).toMatchObject([
    { data: { request: "r2", members: ["ada"] } },
  ]);
  expect(run.state.requests["r1"]).toMatchObject({ version: 2, round: 1 });
  expect(run.state.requests["r1"]?.answers["ada"]?.standing).toBe("current");
});

test("an open objection outlives an edit", () => {
  const { run } = given(...askedGroup, no("ada")).when(wrote("group:1", 1, "else"));
  expect(run.state.parts["group:1"]?.objections["o-ada"]?.open).toBe(true);
});

test("when somebody who was asked writes the next version, the recount is on record", () => {
  const { types } = given(...askedGroup).when({
    ...wrote("group:1", 1, "else"),
    actor: who("ada"),
  });
  expect(types).toEqual(["versionSaved", "answersLapsed", "quorumRecomputed"]);
});

test("what the group agreed to can't be changed", () => {
  const { code } = given(...askedGroup, ...all, passed("group:1")).when(wrote("group:1", 1, "x"));
  expect(code).toBe("gate-closed");
});

test.each([
  ["a contributor", who("gus"), "not-an-author"],
  ["a stranger", who("nobody"), "not-an-author"],
  ["a manager", manager, null],
] as const)("who may write: %s", (_, actor, code) => {
  const here = given(launched(), ...group, joined("gus", "pwle", ["contributor"]));
  expect(here.when({ ...wrote("group:1", 0), actor }).code).toBe(code);
});
