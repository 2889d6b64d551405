import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, story } from "./fixture/story.ts";

/** What the page says is not in it: until the decision, and for good. */
const leftOut = async (one: Awaited<ReturnType<typeof asked>>, person: string) => {
  const { text } = await reader(one.app, person).get(`/decisions/${one.run}`);
  return {
    untilDecided: /Until then a file to check ends with entry (\d+)/u.test(text),
    forGood: text.includes("Your file leaves out what concerns one other person alone"),
  };
};

test("whoever downloads a history is told what is not in it for them, and why it can't be judged anew", async () => {
  const open = await asked();
  // An auditor's file ends with the asking, as everybody's does, and leaves nothing out for good.
  expect(await leftOut(open, "ines")).toEqual({ untilDecided: true, forGood: false });
  expect(await leftOut(open, "maya")).toEqual({ untilDecided: true, forGood: false });
  expect(await leftOut(open, "asha")).toEqual({ untilDecided: true, forGood: true });
  const settled = await story((step) => step.do === "write" && step.part === "goal:1");
  expect(await leftOut(settled, "maya")).toEqual({ untilDecided: false, forGood: false });
  expect(await leftOut(settled, "asha")).toEqual({ untilDecided: false, forGood: true });
});
