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

test("stays on the list of whoever may help until it is done, and whoever asked sees that it was read", async () => {
  const one = await asked();
  await say(one, "asha", { answer: "more-time", help: "Can we talk on Friday?" });
  const rowan = reader(one.app, "rowan");
  const asha = reader(one.app, "asha");

  expect((await rowan.get("/")).text).toContain("One person waits for your help.");
  const list = await rowan.get("/help-wanted");
  for (const shown of ["Asha Patel asks for more time, or to talk", "Can we talk on Friday?"]) {
    expect(list.text).toContain(shown);
  }
  expect((await asha.get("/")).text).toContain("Nobody has said yet that they read it.");
  for (const other of OTHERS) {
    const theirs = (await reader(one.app, other).get("/help-wanted")).text;
    expect([other, theirs.includes("Asha Patel")]).toEqual([other, false]);
  }

  const form = list.form(`/help-wanted/${one.run}`);
  const sent = await rowan.post(`/help-wanted/${one.run}`, form);
  expect([sent.status, sent.location]).toEqual([303, "/help-wanted?done=yes"]);
  expect((await rowan.get("/help-wanted")).text).toContain("You read this at");
  expect((await asha.get("/")).text).toMatch(/Rowan [^]{0,300}gets in touch with you/u);

  await say(one, "asha", { answer: "yes" });
  expect((await rowan.get("/help-wanted")).text).toContain("Nobody waits for your help just now.");
  expect((await asha.get("/")).text).not.toContain("What you asked for");
  const late = await rowan.post(`/help-wanted/${one.run}`, { ...form, key: crypto.randomUUID() });
  expect([late.status, late.text.includes("Nobody waits for this any more.")]).toEqual([409, true]);
});
