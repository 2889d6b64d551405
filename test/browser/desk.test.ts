import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { story } from "./fixture/story.ts";

const written = () => story((step) => step.do === "ask" && step.part === "goal:1");

test("a manager's desk says of each run where it is, whom it waits for since when, and the page that mends it", async () => {
  const one = await written();
  const maya = reader(one.app, "maya");
  expect((await maya.get("/")).html).toContain('href="/desk"');
  const desk = await maya.get("/desk");
  expect(desk.text).toContain("A kinder front desk");
  expect(desk.text).toContain("Now: <strong>Set the goal</strong>");
  expect(desk.text).toMatch(
    /Nobody has been asked to sign it off yet\.<\/strong> <span class="soft">Since/u,
  );
  expect(desk.text).toContain("We wait for");
  expect(desk.html).toContain(`href="/board/${one.run}/goal:1"`);
});

test("the desk says what may keep a run from being co-produced, before it happens", async () => {
  const one = await story((step) => step.do === "join");
  const desk = await reader(one.app, "maya").get("/desk");
  expect(desk.text).toContain("What may keep it from being co-produced");
  expect(desk.text).toContain("Too few people can decide");
  expect(desk.html).toContain(`href="/board/${one.run}/people"`);
});

test("the desk can be narrowed by words, by what runs wait for, how they stand, and what puts them at risk", async () => {
  const one = await written();
  const maya = reader(one.app, "maya");
  const shown = async (query: string) =>
    (await maya.get(`/desk?${query}`)).text.includes("A kinder front desk");
  expect(await shown("for=request")).toBe(true);
  expect(await shown("for=votes")).toBe(false);
  expect(await shown("status=running")).toBe(true);
  expect(await shown("status=finished")).toBe(false);
  expect(await shown("risk=few-votes")).toBe(false);
  expect(await shown("text=kinder")).toBe(true);
  expect(await shown("text=asha")).toBe(true);
  expect(await shown("text=nobody+at+all")).toBe(false);
  // What nobody can mean narrows nothing.
  expect(await shown("for=constructor&status=gone&risk=toString&order=x")).toBe(true);
});

test("the desk is for whoever manages", async () => {
  const one = await written();
  for (const person of ["asha", "ines"])
    expect((await reader(one.app, person).get("/desk")).status).toBe(403);
});
