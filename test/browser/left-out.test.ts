import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, story } from "./fixture/story.ts";

const leftOut = async (one: Awaited<ReturnType<typeof asked>>, person: string) =>
  /Your file leaves out what you may not see: ([^.]*)\./u.exec(
    (await reader(one.app, person).get(`/decisions/${one.run}`)).text,
  )?.[1];

test("whoever downloads a history is told what is not in it for them, and why it can't be judged anew", async () => {
  const open = await asked();
  const hidden = "how others answer while a decision is open";
  expect(await leftOut(open, "ines")).toBeUndefined();
  expect(await leftOut(open, "maya")).toBe(hidden);
  expect(await leftOut(open, "asha")).toBe(
    `${hidden} and what concerns one other person alone, like payment`,
  );
  const settled = await story((step) => step.do === "write" && step.part === "goal:1");
  expect(await leftOut(settled, "maya")).toBeUndefined();
});
