import { expect, test } from "vitest";
import type { Given } from "../../test/specification/run.ts";
import { askedGroup, manager, runOf, who, words } from "../../test/specification/scene.ts";

const { given } = runOf("group", "learn");
const idea = (member = "ada", part: string | null = null): Given => ({
  type: "contribute",
  actor: who(member),
  data: { id: "c1", member, part, kind: "idea", text: words },
});
const answered: Given = {
  type: "answerContribution",
  actor: who("cyd"),
  data: { contribution: "c1", outcome: "not-done", reply: words },
};
const disputed: Given = {
  type: "disputeContribution",
  actor: who("ada"),
  data: { member: "ada", contribution: "c1", reason: words },
};

test("a contribution belongs to the step that is open", () => {
  const { events } = given(...askedGroup).when(idea());
  expect(events).toMatchObject([{ type: "contributed", data: { step: "group", part: null } }]);
});

test("a coordinator may write one down for somebody; another member may not", () => {
  expect(given(...askedGroup).when({ ...idea(), actor: who("cyd") }).code).toBeNull();
  expect(given(...askedGroup).when({ ...idea(), actor: who("ben") }).code).toBe("not-allowed");
});

test("nobody answers their own", () => {
  expect(given(...askedGroup, idea("cyd")).when(answered).code).toBe("not-allowed");
  expect(given(...askedGroup, idea("cyd")).when({ ...answered, actor: manager }).code).toBeNull();
});

test("a dispute asks for a second look, once", () => {
  const here = given(...askedGroup, idea(), answered);
  expect(here.when(answered).code).toBe("already-answered");
  expect(here.when(disputed).types).toEqual(["contributionDisputed"]);
  const again = given(...askedGroup, idea(), answered, disputed, answered);
  expect(again.run.state.contributions["c1"]?.status).toBe("answered");
  expect(again.when(disputed).code).toBe("already-answered");
});

test("only the contributor disputes", () => {
  const { code } = given(...askedGroup, idea(), answered).when({ ...disputed, actor: who("ben") });
  expect(code).toBe("not-yourself");
});

test("a quick reflection names a step of this pathway", () => {
  const reflect = (step: string): Given => ({
    type: "reflect",
    actor: who("ada"),
    data: { member: "ada", step, easier: words },
  });
  expect(given(...askedGroup).when(reflect("learn")).types).toEqual(["reflected"]);
  expect(given(...askedGroup).when(reflect("lunch")).code).toBe("unknown-step");
});
