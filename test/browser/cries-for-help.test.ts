import { expect, test } from "vitest";
import { reader } from "./fixture/reader.ts";
import { asked, requestIn, type Story } from "./fixture/story.ts";

const say = async (one: Story, person: string, said: { readonly [field: string]: string }) => {
  const path = await requestIn(one, person);
  const page = reader(one.app, person);
  const sent = await page.post(path, { ...(await page.get(path)).form(path), ...said });
  expect(sent.status).toBe(303);
};
const partPage = async (one: Story, person: string) =>
  (await reader(one.app, person).get(`/board/${one.run}/problem:1`)).text;

/** Rowan coordinates and wrote it, and has no vote; Callum votes; Ines audits; Maya manages, where Rowan helps. */
const HEARS = "rowan";
const OTHERS = ["callum", "ines", "maya"] as const;

test.each([
  [{ answer: "no", reason: "It leaves us out." }, "It leaves us out.", "Somebody does not agree"],
  [
    { answer: "more-time", help: "Can we talk on Friday?" },
    "Can we talk on Friday?",
    "Somebody asked for more time, or to talk",
  ],
])(
  "%o reaches whoever may help, with its author and words, and no other voter",
  async (said, words, title) => {
    const one = await asked();
    await say(one, "asha", said);
    const theirs = await partPage(one, HEARS);
    for (const shown of [title, words]) expect(theirs).toContain(shown);
    expect(theirs.slice(theirs.indexOf(words))).toMatch(/^[^]{0,200}Asha Patel/u);
    for (const other of OTHERS) {
      const page = await partPage(one, other);
      expect(page).not.toContain(words);
      expect(page).not.toContain(`>${title}<`);
    }
  },
);
