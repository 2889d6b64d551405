import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { story } from "./fixture/story.ts";

const written = () => story((step) => step.do === "ask" && step.part === "goal:1");

test("a manager's desk says of each run where it is, what it waits for, and the page that mends it", async () => {
  const one = await written();
  const maya = reader(one.app, "maya");
  expect((await maya.get("/")).html).toContain('href="/desk"');
  const desk = await maya.get("/desk");
  expect(desk.text).toContain("A kinder front desk");
  expect(desk.text).toContain("Now: <strong>Set the goal</strong>");
  expect(desk.text).toContain("Nobody has been asked to sign it off yet.");
  expect(desk.html).toContain(`href="/board/${one.run}/goal:1"`);
});

test("the desk can be narrowed to what runs wait for, and to how they stand", async () => {
  const one = await written();
  const maya = reader(one.app, "maya");
  const shown = async (query: string) =>
    (await maya.get(`/desk?${query}`)).text.includes("A kinder front desk");
  expect(await shown("for=request")).toBe(true);
  expect(await shown("for=votes")).toBe(false);
  expect(await shown("status=running")).toBe(true);
  expect(await shown("status=finished")).toBe(false);
  // What nobody can mean narrows nothing.
  expect(await shown("for=constructor&status=gone")).toBe(true);
});

test("the desk is for whoever manages", async () => {
  const one = await written();
  for (const person of ["asha", "ines"])
    expect((await reader(one.app, person).get("/desk")).status).toBe(403);
});
