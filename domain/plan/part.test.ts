import { describe, expect, test } from "vitest";
import {
  asked,
  group,
  launched,
  MONDAY,
  passed,
  runOf,
  specify,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import type { Given, Run } from "../../test/specification/run.ts";
import { shapes } from "../../test/specification/template.ts";
import type { PollBlock } from "../blocks/poll/block.ts";
import { plan } from "../plan.ts";
import type { Block, Template } from "../template.ts";

const of = (...blocks: readonly Block[]): Template => ({
  ...shapes("group"),
  steps: shapes("group").steps.map((step) => ({ ...step, parts: { kind: "one", blocks } })),
});
const [form, gate] = shapes("group").steps.flatMap(({ parts }) => parts.blocks);
if (form === undefined || gate === undefined) throw new Error("a form and a gate");

const talk: Block = { block: "session", key: "talk" };
const poll: PollBlock = {
  ...{ block: "poll", key: "short-list", question: "Which?", choose: "one", voters: "addresses" },
  options: [
    { value: "red", label: "Red" },
    { value: "green", label: "Green" },
  ],
  ...{ anonymous: true, open: { workingDays: 5 }, reminders: [] },
};

const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const on = "2026-01-05";
const session = (id: string): Given => ({
  type: "planSession",
  data: {
    ...{ id, part: "group:1", block: "talk", on, until: null },
    ...{ place: words, mode: "in-person", offers: null },
  },
});
const held: Given = {
  type: "holdSession",
  at: "2026-01-05T08:00:00.000Z",
  data: { session: "s1", on, came: ["ada"], ledBy: ["eve"], others: 0, account: words },
};
const partOf = (run: Run, now = MONDAY) => {
  const [part] = plan(run.state, now).parts;
  const waits = plan(run.state, now).waits.map((wait) => wait.for);
  return { ...part, waits };
};

describe("a session that is planned again before a gate", () => {
  const { given } = specify(of(talk, form, gate, { block: "delivery", key: "delivery" }));
  const written = [launched(), ...group, session("s1"), held, wrote("group:1", 0)];

  test("is waited for, and those who are asked go on being told and waited for", () => {
    const open = partOf(given(...written, asked("group:1"), session("s2")).run);
    expect(open).toMatchObject({ block: "session", gate: "open", added: false });
    expect(open.waits).toContain("sending");
    expect(open.notices?.map(({ member, kind }) => `${member} ${kind}`)).toEqual(
      everybody.map((member) => `${member} request`),
    );
    const all = given(...written, asked("group:1"), ...told(everybody), session("s2")).run;
    expect(partOf(all).waits).toContain("answers");
  });

  test("asks nobody before anybody was asked, and nobody when the gate is behind", () => {
    const before = partOf(given(...written, session("s2")).run);
    expect(before.block).toBe("session");
    expect(before.waits).not.toContain("request");
    const agreed = [asked("group:1"), ...told(everybody), ...everybody.map((each) => yes(each))];
    const after = partOf(given(...written, ...agreed, passed("group:1"), session("s2")).run);
    expect(after).toMatchObject({ block: "session", gate: "passed", notices: [] });
    expect(after.waits).not.toContain("version");
  });
});

test("a poll goes on to its end while a session before it is planned again", () => {
  const { given } = specify(of(talk, poll));
  const opened: Given = {
    type: "openPoll",
    data: { id: "p1", part: "group:1", block: "short-list", voters: ["v1", "v2"] },
  };
  const { run } = given(launched(), ...group, session("s1"), held, opened, session("s2"));
  expect(partOf(run)).toMatchObject({ block: "session", orders: [] });
  expect(partOf(run).waits).toContain("votes");
  const close = { type: "closePoll", data: { part: "group:1", poll: "p1", box: null } };
  expect(partOf(run, "2026-01-12T17:00:00.000Z").orders).toEqual([close]);
});

test("a poll that nobody opened asks for nothing while a session before it is waited for", () => {
  const { run } = specify(of(talk, poll)).given(launched(), ...group);
  expect(partOf(run).waits).not.toContain("poll");
});

test("a version that lacks an answer puts the form before its gate again, where each is told once", () => {
  const half: Given = {
    type: "saveVersion",
    data: {
      ...{ part: "group:1", basedOn: 1, digest: "half", note: null },
      sections: { what: { digest: "what", fields: { text: { commitment: "else" } } } },
    },
  };
  const { run } = specify(of(form, gate)).given(
    launched(),
    ...group,
    wrote("group:1", 0),
    asked("group:1"),
    ...told(everybody),
    { ...half, actor: who("cyd") },
  );
  expect(partOf(run)).toMatchObject({ block: "form", gate: "open" });
  expect(partOf(run).notices?.map(({ member }) => member)).toEqual(["ada", "ben", "eve", "dee"]);
});

test("a part that people added says so", () => {
  const site: Given = { type: "addSite", data: { step: "sites", title: words } };
  const added = runOf("sites").given(launched(), ...group, site).run;
  expect(partOf(added)).toMatchObject({ part: "sites:1", block: "form", added: true });
});
