import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { story } from "./fixture/story.ts";

test("a run's course puts what was done beside what was agreed, figures as bars beside their table, and rounds side by side", async () => {
  const one = await story();
  const maya = reader(one.app, "maya");
  expect((await maya.get(`/board/${one.run}`)).html).toContain(`/board/${one.run}/course`);
  const course = await maya.get(`/board/${one.run}/course`);
  expect(course.status).toBe(200);
  expect(course.text).toContain("What was agreed, and what was done");
  const [compare = ""] = /\/board\/[\w-]+\/[\w-]+:\d+\/compare/u.exec(course.html) ?? [];
  const page = await maya.get(compare);
  expect(page.status).toBe(200);
  expect(page.text).toContain("What changed, word by word");
});
