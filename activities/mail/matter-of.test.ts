import { expect, test } from "vitest";
import { ENGINE } from "../../domain/actor.ts";
import { plan } from "../../domain/plan.ts";
import type { RunState } from "../../domain/state.ts";
import type { Template } from "../../domain/template.ts";
import type { Given } from "../../test/specification/run.ts";
import { group, launched, MONDAY, specify, who, words } from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import { matterOf } from "./matter-of.ts";

const contact = { name: "Ada", address: "ada@example.org", zone: null, language: null };
const mattersOf = (state: RunState) =>
  plan(state, MONDAY).notices.map((key) => [
    key.kind,
    matterOf({
      ...{ state, run: "r", key, contact, publicUrl: "https://here.example", now: MONDAY },
      votePath: () => "/vote",
    }),
  ]);

test("whoever shared something hears that it has an answer", () => {
  const { run } = specify(shapes("group")).given(
    launched(),
    ...group,
    {
      type: "contribute",
      actor: who("ada"),
      data: { id: "c1", member: "ada", part: "group:1", kind: "idea", text: words },
    },
    {
      type: "answerContribution",
      data: { contribution: "c1", outcome: "done", reply: words },
    },
  );
  expect(mattersOf(run.state)).toMatchObject([
    ["contribution-answered", { link: "https://here.example/contribute/r" }],
  ]);
});

test("who looks after the run hears that a day has come, by the name of its step", () => {
  const template: Template = {
    ...shapes("gathering"),
    parameters: [
      ...shapes("gathering").parameters,
      { key: "starts", label: "When?", kind: "date", default: "2026-01-05" },
    ],
    steps: shapes("gathering").steps.map((step) => ({ ...step, needs: [{ day: "starts" }] })),
  };
  const opens: Given = { type: "openStep", actor: ENGINE, data: { step: "gathering" } };
  const { run } = specify(template).given(launched(), ...group, opens);
  expect(mattersOf(run.state)).toMatchObject([
    ["day-come", { step: template.steps[0]?.title, link: "https://here.example/board/r" }],
  ]);
});
