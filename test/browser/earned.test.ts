import { expect, test } from "vitest";
import { own } from "../../domain/rules/lookup.ts";
import { communityChampionsTrainingScenario as training } from "../../programmes/community-champions-training/scenario.ts";
import { reader } from "./fixture/reader.ts";
import { asked, story } from "./fixture/story.ts";

/** The training is over, and nobody has said yet that they are a Champion; Shona leads a project that asks for one. */
const scene = async () => {
  const one = await story((step) => step.do === "claim-credential", training);
  const { fixture } = one;
  const project = await fixture.services.runs.launch(fixture.principalOf("shona"), {
    template: "champion-project",
    title: "A card",
    nation: "scotland",
    parameters: {},
    leads: "pwle",
  });
  if (project.run === undefined) throw new Error(`No project: ${project.kind}`);
  return { ...one, project: project.run, shona: reader(one.app, "shona") };
};

const plain = (text: string) => text.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

test("somebody claims what they came to the sessions for, shows it to a run, and stops showing it", async () => {
  const { fixture, run, project, shona } = await scene();
  const me = fixture.principalOf("shona").id;
  const holds = (where: string) => own(fixture.stateOf(where)?.members ?? {}, me)?.holds;
  expect(plain((await shona.get("/")).text)).toContain("What you have earned");

  const before = await shona.get("/earned");
  expect(plain(before.text)).toContain("Yours, if you say so");
  expect(plain(before.text)).toContain("You came on 23 November 2026 . You and");
  const claim = `/earned/${run}/champion/claim`;
  expect((await shona.post(claim, before.form(claim))).location).toBe("/earned?done=claim");
  expect([holds(run), holds(project)]).toEqual([["champion"], []]);

  const earned = await shona.get("/earned?done=claim");
  expect(plain(earned.text)).toContain("It is on record that you have earned it.");
  expect(plain(earned.text)).toContain("You earned this in Champions of the coast");
  const show = `/earned/${project}/champion/show`;
  expect((await shona.post(show, earned.form(show))).location).toBe("/earned?done=show");
  expect(holds(project)).toEqual(["champion"]);

  const shown = await shona.get("/earned?done=show");
  const stop = `/earned/${project}/champion/stop-showing`;
  expect(plain(shown.text)).toContain("Shown to this group");
  const stopped = await shona.post(stop, shown.form(stop));
  expect(stopped.location).toBe("/earned?done=stop-showing");
  expect([holds(run), holds(project)]).toEqual([["champion"], []]);
  expect((await shona.get("/earned")).form(show)).toBeDefined();
});

test("what can't be done is said on the page, and how to mend it", async () => {
  const { run, project, shona } = await scene();
  const early = await shona.post(`/earned/${project}/champion/show`, {});
  expect(early.status).toBe(409);
  expect(plain(early.text)).toContain("Then show it here.");
  const nothing = await shona.post(`/earned/${project}/champion/stop-showing`, {});
  expect([nothing.status, plain(nothing.text).includes("You do not show this here.")]).toEqual([
    409,
    true,
  ]);
  const own = await shona.post(`/earned/${run}/champion/stop-showing`, {});
  expect(plain(own.text)).toContain("This was earned in this run");
  expect((await shona.post(`/earned/${run}/juggler/claim`, {})).status).toBe(409);
});

test("who came to too few sessions is offered nothing, and who is in no training is told when something comes", async () => {
  const { app, run } = await scene();
  const davy = reader(app, "davy");
  expect(plain((await davy.get("/earned")).text)).toContain("There is nothing here yet.");
  const claim = await davy.post(`/earned/${run}/champion/claim`, {});
  expect([
    claim.status,
    plain(claim.text).includes("ask whoever led them to write it down"),
  ]).toEqual([409, true]);
});

test("home leads to what was earned only for who has something to earn or to show", async () => {
  const { app } = await scene();
  const home = async (person: string) => plain((await reader(app, person).get("/")).text);
  expect(await home("davy")).toContain("What you have earned");
  // Ailsa manages the training and is in no run.
  expect(await home("ailsa")).not.toContain("What you have earned");
  const other = await asked();
  expect(plain((await reader(other.app, "asha").get("/")).text)).not.toContain(
    "What you have earned",
  );
});
